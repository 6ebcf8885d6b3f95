-- Documents that captures keep, by the digest of their bytes.
create table document (
    sha256 text not null primary key,
    form text not null,
    size integer not null,
    pages integer,
    text_sha256 text,
    characters integer not null,
    why_no_text text
) strict;

-- The bytes of documents and of their texts, by the digest of the whole, in pieces so that no other write waits for a large one.
create table document_piece (
    sha256 text not null,
    ordinal integer not null,
    bytes blob not null,
    primary key (sha256, ordinal)
) strict;

-- Who has uploaded which document: only they can keep it as a capture.
create table document_upload (
    sha256 text not null,
    participant text not null,
    at integer not null,
    primary key (sha256, participant)
) strict, without rowid;
