insert into listing (actor, compartment, title, search, detail, version, changed_at)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[])
on conflict (actor, compartment) do update
set title = excluded.title, search = excluded.search, detail = excluded.detail, version = excluded.version, changed_at = excluded.changed_at
where excluded.version > listing.version
