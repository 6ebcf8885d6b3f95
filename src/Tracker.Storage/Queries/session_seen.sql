update session set seen_at = @at
where id = @id and seen_at < @at
