-- The last event of each compartment, for lists. The trigger keeps it whoever writes; a running program fills it in for events from before.
create table last_change (
    actor text collate "C" not null,
    compartment text collate "C" not null,
    version bigint not null,
    changed_at timestamptz not null,
    primary key (actor, compartment)
) with (fillfactor = 70);

create function note_change() returns trigger language plpgsql as $$
begin
    insert into last_change (actor, compartment, version, changed_at)
    select actor, compartment, max(compartment_version), max(recorded_at)
    from added
    group by actor, compartment
    order by actor, compartment
    on conflict (actor, compartment) do update
    set version = excluded.version, changed_at = excluded.changed_at
    where excluded.version > last_change.version;
    return null;
end $$;

create trigger event_is_noted after insert on event referencing new table as added
    for each statement execute function note_change();

-- The actor up to which earlier events are filled in; no row when all are.
create table last_change_fill (reached text collate "C" not null);

insert into last_change_fill values ('');
