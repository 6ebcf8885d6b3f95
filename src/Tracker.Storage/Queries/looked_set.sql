insert into looked (participant, at) values (@participant, @at)
on conflict (participant) do update set at = excluded.at where looked.at < excluded.at
