-- Most changes touch no indexed column; free room on the page keeps them away from the indexes.
create table listing (
    actor text collate "C" not null,
    kind text collate "C" not null generated always as (split_part(actor, '/', 1)) stored,
    compartment text collate "C" not null,
    title text not null,
    search text collate "C" not null,
    detail text not null,
    version bigint not null,
    changed_at timestamptz not null,
    primary key (actor, compartment)
) with (fillfactor = 70);

create index listing_by_title on listing (kind, compartment, search, actor);

create table access_list (
    actor text collate "C" primary key,
    kind text collate "C" not null generated always as (split_part(actor, '/', 1)) stored,
    list text not null,
    version bigint not null
) with (fillfactor = 70);

create index access_list_by_kind on access_list (kind);
