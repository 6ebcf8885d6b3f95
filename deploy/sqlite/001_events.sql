-- Times are whole microseconds since 1970-01-01 UTC; operations are UUIDs in 32 hexadecimal digits.
create table event (
    actor text not null,
    version integer not null check (version > 0),
    compartment text not null,
    compartment_version integer not null check (compartment_version > 0),
    operation text not null,
    ordinal integer not null,
    participant text not null,
    on_behalf_of text,
    name text not null,
    schema integer not null,
    payload blob not null,
    recorded_at integer not null,
    hash blob not null check (length(hash) = 32),
    primary key (actor, version),
    unique (actor, operation, ordinal)
) strict;

create trigger event_is_never_changed before update on event
begin
    select raise(abort, 'Events are never changed or removed.');
end;

create trigger event_is_never_removed before delete on event
begin
    select raise(abort, 'Events are never changed or removed.');
end;
