insert into search_text (actor, compartment, key, place, text, folded) values (@actor, @compartment, @key, @place, @text, @folded)
on conflict (actor, compartment, key) do update set place = excluded.place, text = excluded.text, folded = excluded.folded
