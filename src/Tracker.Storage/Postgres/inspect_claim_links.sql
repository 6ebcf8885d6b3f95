select compartment, version, named from claim_link where actor = @actor and named = any(@names)
