select version, hash from event where actor = @actor order by version desc limit 1
