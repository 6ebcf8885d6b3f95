-- The words of kept documents, in pieces, for the search index. Who may find them follows from the captures that name the document.
create table document_index (
    number integer primary key,
    sha256 text not null unique,
    -- Null until all of them are there.
    pieces integer
) strict;

create table document_words (
    document integer not null,
    piece integer not null,
    -- Of its first character: its place in the text, its page and its line.
    start integer not null,
    page integer not null,
    line integer not null,
    text text not null,
    folded text not null,
    primary key (document, piece)
) strict;

create table document_term (
    term text not null,
    document integer not null,
    piece integer not null,
    primary key (term, document, piece)
) strict, without rowid;

-- Runs of Han are not cut by the end of a line any more: the texts of records are filled in anew.
delete from search_term;
delete from search_text;
delete from search_fill;
insert into search_fill values ('');
