create table event (
    actor text collate "C" not null,
    version bigint not null check (version > 0),
    compartment text collate "C" not null,
    compartment_version bigint not null check (compartment_version > 0),
    operation uuid not null,
    ordinal smallint not null,
    participant text collate "C" not null,
    on_behalf_of text collate "C",
    name text collate "C" not null,
    schema smallint not null,
    payload bytea not null,
    recorded_at timestamptz not null,
    hash bytea not null check (length(hash) = 32),
    constraint event_version primary key (actor, version),
    constraint event_operation unique (actor, operation, ordinal)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Events are never changed or removed.' using errcode = 'insufficient_privilege';
end $$;

create trigger event_is_final before update or delete or truncate on event
    for each statement execute function refuse_change();
