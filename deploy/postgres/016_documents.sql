-- Documents that captures keep, by the digest of their bytes.
create table document (
    sha256 text collate "C" primary key,
    form text not null,
    size bigint not null,
    pages integer,
    text_sha256 text,
    characters integer not null,
    why_no_text text
);

-- The bytes of documents and of their texts, by the digest of the whole, in pieces so that no other write waits for a large one.
create table document_piece (
    sha256 text collate "C" not null,
    ordinal integer not null,
    bytes bytea not null,
    primary key (sha256, ordinal)
);

-- Packed files do not get smaller.
alter table document_piece alter column bytes set storage external;

-- Who has uploaded which document: only they can keep it as a capture.
create table document_upload (
    sha256 text collate "C" not null,
    participant text collate "C" not null,
    at timestamptz not null,
    primary key (sha256, participant)
);
