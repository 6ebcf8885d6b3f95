select 1 from last_change where actor = @actor and compartment = any(@compartments) limit 1
