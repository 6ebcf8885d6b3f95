insert into last_change (actor, compartment, version, changed_at) values (@actor, @compartment, @version, @at)
on conflict (actor, compartment) do update
set version = excluded.version, changed_at = excluded.changed_at
where excluded.version > last_change.version
