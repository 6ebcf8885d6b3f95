-- Earlier states of a record, so that its history is read from the nearest one. A cache: rows may be removed at any time.
create table milestone (
    actor text collate "C" not null,
    version bigint not null check (version > 0),
    recorded_at timestamptz not null,
    bytes bytea not null,
    primary key (actor, version)
);
