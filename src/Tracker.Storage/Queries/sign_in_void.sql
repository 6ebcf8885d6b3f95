update sign_in_link set used_at = @now
where participant = @participant and issued_by = @issued_by and used_at is null
