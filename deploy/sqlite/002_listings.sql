create table listing (
    actor text not null,
    kind text not null generated always as (substr(actor, 1, instr(actor, '/') - 1)) stored,
    compartment text not null,
    title text not null,
    search text not null,
    detail text not null,
    version integer not null,
    changed_at integer not null,
    primary key (actor, compartment)
) strict;

create index listing_by_title on listing (kind, compartment, search, actor);

create table access_list (
    actor text not null primary key,
    kind text not null generated always as (substr(actor, 1, instr(actor, '/') - 1)) stored,
    list text not null,
    version integer not null
) strict;

create index access_list_by_kind on access_list (kind);
