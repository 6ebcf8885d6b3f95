select participant from sign_in_link
where hash = @hash and used_at is null and expires_at > @now
