-- One row for each claim ever recorded, also for those that were superseded or withdrawn: what lists and studies read across records.
create table claim (
    actor text not null,
    compartment text not null,
    version integer not null,
    id text not null,
    statement text not null,
    about text not null,
    value text not null,
    says text not null,
    named text not null,
    country text,
    organization text,
    committee text,
    valid_from text,
    valid_to text,
    holds_from text not null,
    holds_to text not null,
    recorded_from integer not null,
    recorded_to integer,
    hearsay integer not null,
    removed_at integer,
    preferred text,
    source text,
    document text,
    span text,
    primary key (actor, compartment, version)
) strict;

create index claim_by_statement on claim (statement, actor, compartment, version);
create index claim_by_document on claim (document, actor, compartment, version) where document is not null;
create index claim_by_country on claim (country, actor, compartment, version) where country is not null;

-- Each record that a claim names.
create table claim_link (
    named text not null,
    actor text not null,
    compartment text not null,
    version integer not null,
    primary key (named, actor, compartment, version)
) strict, without rowid;

-- The actor up to which claims of earlier events are filled in; no row when all are.
create table claim_fill (reached text not null) strict;

insert into claim_fill values ('');
