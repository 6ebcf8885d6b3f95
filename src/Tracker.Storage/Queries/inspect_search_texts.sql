select compartment, key, place, text, folded from search_text where actor = @actor order by compartment, key
