insert into bookmark (name, at) values (@name, @at)
on conflict (name) do update set at = excluded.at where bookmark.at < excluded.at
