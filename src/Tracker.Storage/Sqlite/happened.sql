select 1 from last_change where actor = @actor and compartment in (select value from json_each(@compartments)) limit 1
