select term, compartment, key, place from search_term where actor = @actor and term = any(@terms)
