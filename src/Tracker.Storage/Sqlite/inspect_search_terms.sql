select term, compartment, key, place from search_term where actor = @actor and term in (select value from json_each(@terms))
