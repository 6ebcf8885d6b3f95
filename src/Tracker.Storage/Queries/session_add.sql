insert into session (id, hash, participant, browser, started_at, seen_at, ends_at, made_by)
values (@id, @hash, @participant, @browser, @started_at, @seen_at, @ends_at, @made_by)
