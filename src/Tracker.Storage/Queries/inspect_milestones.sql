select version, recorded_at, bytes from milestone where actor = @actor order by version
