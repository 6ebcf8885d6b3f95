insert into search_term (term, actor, compartment, key)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
on conflict do nothing
