select actor, compartment, version, changed_at from last_change where actor = any(@actors)
