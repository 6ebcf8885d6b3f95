select participant, made_at, revoked_at from calendar_address where hash = @hash
