delete from search_term where term = @term and actor = @actor and compartment = @compartment and key = @key
