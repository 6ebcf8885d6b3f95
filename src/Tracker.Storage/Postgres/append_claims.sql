insert into claim (actor, compartment, version, id, statement, about, value, says, named, country, organization, committee, valid_from, valid_to, holds_from, holds_to, recorded_from, recorded_to, hearsay, removed_at, preferred, source, document, span)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::timestamptz[], $18::timestamptz[], $19::smallint[], $20::timestamptz[], $21::text[], $22::text[], $23::text[], $24::text[])
on conflict (actor, compartment, version) do update
set recorded_to = excluded.recorded_to, removed_at = excluded.removed_at, preferred = excluded.preferred
