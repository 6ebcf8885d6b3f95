insert into listing (actor, compartment, title, search, detail, version, changed_at)
values (@actor, @compartment, @title, @search, @detail, @version, @changed_at)
on conflict (actor, compartment) do update
set title = excluded.title, search = excluded.search, detail = excluded.detail, version = excluded.version, changed_at = excluded.changed_at
where excluded.version > listing.version
