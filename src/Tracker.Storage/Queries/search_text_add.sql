insert into search_text (actor, compartment, key, place, text, folded) values (@actor, @compartment, @key, @place, @text, @folded)
on conflict do nothing
