select compartment, version, named from claim_link where actor = @actor and named in (select value from json_each(@names))
