-- The texts by which records are found. A text that was taken away stays as an empty row, so that filling in earlier ones does not bring it back.
create table search_text (
    actor text not null,
    compartment text not null,
    key text not null,
    place integer not null,
    text text not null,
    folded text not null,
    primary key (actor, compartment, key)
) strict;

-- The terms of each text: words, pairs of characters of scripts without spaces, meanings of identifiers.
create table search_term (
    term text not null,
    actor text not null,
    compartment text not null,
    key text not null,
    primary key (term, actor, compartment, key)
) strict, without rowid;

-- The actor up to which texts of earlier events are filled in; no row when all are.
create table search_fill (reached text not null) strict;

insert into search_fill values ('');
