select participant, made_at, revoked_at from calendar_address where participant = @participant and revoked_at is null
