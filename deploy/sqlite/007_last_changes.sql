-- The last event of each compartment, for lists. The trigger keeps it; a running program fills it in for events from before.
create table last_change (
    actor text not null,
    compartment text not null,
    version integer not null,
    changed_at integer not null,
    primary key (actor, compartment)
) strict, without rowid;

create trigger event_is_noted after insert on event
begin
    insert into last_change (actor, compartment, version, changed_at)
    values (new.actor, new.compartment, new.compartment_version, new.recorded_at)
    on conflict (actor, compartment) do update
    set version = excluded.version, changed_at = excluded.changed_at
    where excluded.version > last_change.version;
end;

-- The actor up to which earlier events are filled in; no row when all are.
create table last_change_fill (reached text not null) strict;

insert into last_change_fill values ('');
