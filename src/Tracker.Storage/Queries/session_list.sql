select id, participant, browser, started_at, seen_at, ends_at, made_by from session
where participant = @participant and ended_at is null
order by started_at desc, id
