select id, seen_at from session
where ended_at is null and id in (select value from json_each(@ids))
