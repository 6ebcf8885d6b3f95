select compartment, version, changed_at from last_change where actor = @actor
