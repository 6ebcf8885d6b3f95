insert into search_term (term, actor, compartment, key, place) values (@term, @actor, @compartment, @key, @place)
on conflict (term, actor, compartment, key) do update set place = excluded.place
