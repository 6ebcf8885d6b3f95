insert into search_term (term, actor, compartment, key) values (@term, @actor, @compartment, @key) on conflict do nothing
