select id, seen_at from session
where ended_at is null and id = any(@ids)
