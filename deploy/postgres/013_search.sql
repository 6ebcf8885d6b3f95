-- The texts by which records are found. A text that was taken away stays as an empty row, so that filling in earlier ones does not bring it back.
create table search_text (
    actor text collate "C" not null,
    compartment text collate "C" not null,
    key text collate "C" not null,
    place smallint not null,
    text text not null,
    folded text collate "C" not null,
    primary key (actor, compartment, key)
) with (fillfactor = 70);

-- The terms of each text: words, pairs of characters of scripts without spaces, meanings of identifiers.
create table search_term (
    term text collate "C" not null,
    actor text collate "C" not null,
    compartment text collate "C" not null,
    key text collate "C" not null,
    primary key (term, actor, compartment, key)
);

-- The actor up to which texts of earlier events are filled in; no row when all are.
create table search_fill (reached text collate "C" not null);

insert into search_fill values ('');
