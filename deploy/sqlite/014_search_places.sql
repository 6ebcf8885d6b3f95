-- The place of a text stands beside each of its terms, so that a search reads one table; terms of whole texts find those who have that very name. The
-- index is filled in anew.
drop table search_term;

create table search_term (
    term text not null,
    actor text not null,
    compartment text not null,
    key text not null,
    place integer not null,
    primary key (term, actor, compartment, key)
) strict, without rowid;

delete from search_text;
delete from search_fill;
insert into search_fill values ('');
