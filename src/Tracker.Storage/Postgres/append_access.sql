insert into access_list (actor, list, version)
select * from unnest($1::text[], $2::text[], $3::bigint[])
on conflict (actor) do update
set list = excluded.list, version = excluded.version
where excluded.version > access_list.version
