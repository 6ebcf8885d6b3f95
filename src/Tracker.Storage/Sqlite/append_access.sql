insert into access_list (actor, list, version) values (@actor, @list, @version)
on conflict (actor) do update
set list = excluded.list, version = excluded.version
where excluded.version > access_list.version
