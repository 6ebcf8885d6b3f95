insert into write_probe (place, at) values (1, @at)
on conflict (place) do update
set at = excluded.at
