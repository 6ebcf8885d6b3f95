select actor, compartment, version, changed_at from last_change where actor in (select value from json_each(@actors))
