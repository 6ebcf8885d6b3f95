insert into session (id, hash, participant, browser, started_at, seen_at, ends_at)
values (@id, @hash, @participant, @browser, @started_at, @seen_at, @ends_at)
