insert into search_text (actor, compartment, key, place, text, folded)
select * from unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::text[], $6::text[])
on conflict (actor, compartment, key) do update set place = excluded.place, text = excluded.text, folded = excluded.folded
