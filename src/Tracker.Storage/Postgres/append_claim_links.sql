insert into claim_link (named, actor, compartment, version)
select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
on conflict do nothing
