insert into milestone (actor, version, recorded_at, bytes) values (@actor, @version, @at, @bytes)
on conflict (actor, version) do nothing
