select distinct issued_by from sign_in_link
where participant = @participant and used_at is null and expires_at > @now
