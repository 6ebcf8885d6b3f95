update calendar_address set revoked_at = @at where participant = @participant and revoked_at is null
