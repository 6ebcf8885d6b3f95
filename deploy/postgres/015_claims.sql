-- One row for each claim ever recorded, also for those that were superseded or withdrawn: what lists and studies read across records. What changes
-- later is in no index, and free room on the page keeps such changes away from the indexes.
create table claim (
    actor text collate "C" not null,
    compartment text collate "C" not null,
    version bigint not null,
    id text collate "C" not null,
    statement text collate "C" not null,
    about text collate "C" not null,
    value text collate "C" not null,
    says text not null,
    named text collate "C" not null,
    country text collate "C",
    organization text collate "C",
    committee text collate "C",
    valid_from text collate "C",
    valid_to text collate "C",
    holds_from text collate "C" not null,
    holds_to text collate "C" not null,
    recorded_from timestamptz not null,
    recorded_to timestamptz,
    hearsay smallint not null,
    removed_at timestamptz,
    preferred text collate "C",
    source text collate "C",
    document text collate "C",
    span text collate "C",
    primary key (actor, compartment, version)
) with (fillfactor = 90);

create index claim_by_statement on claim (statement, actor, compartment, version);
create index claim_by_document on claim (document, actor, compartment, version) where document is not null;
create index claim_by_country on claim (country, actor, compartment, version) where country is not null;

-- Each record that a claim names.
create table claim_link (
    named text collate "C" not null,
    actor text collate "C" not null,
    compartment text collate "C" not null,
    version bigint not null,
    primary key (named, actor, compartment, version)
);

-- The actor up to which claims of earlier events are filled in; no row when all are.
create table claim_fill (reached text collate "C" not null);

insert into claim_fill values ('');
