-- Earlier states of a record, so that its history is read from the nearest one. A cache: rows may be removed at any time.
create table milestone (
    actor text not null,
    version integer not null check (version > 0),
    recorded_at integer not null,
    bytes blob not null,
    primary key (actor, version)
) strict;
