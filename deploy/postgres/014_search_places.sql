-- The place of a text stands beside each of its terms, so that a search reads one table; terms of whole texts find those who have that very name. The
-- index is filled in anew.
drop table search_term;

create table search_term (
    term text collate "C" not null,
    actor text collate "C" not null,
    compartment text collate "C" not null,
    key text collate "C" not null,
    place smallint not null,
    primary key (term, actor, compartment, key)
);

delete from search_text;
delete from search_fill;
insert into search_fill values ('');
