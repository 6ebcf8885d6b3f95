insert into search_term (term, actor, compartment, key, place)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::smallint[])
on conflict (term, actor, compartment, key) do update set place = excluded.place
