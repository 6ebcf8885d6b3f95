select id, participant, browser, started_at, seen_at, ends_at, made_by from session
where hash = @hash and ended_at is null
