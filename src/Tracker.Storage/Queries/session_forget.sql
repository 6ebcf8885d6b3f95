delete from session where ends_at <= @before
