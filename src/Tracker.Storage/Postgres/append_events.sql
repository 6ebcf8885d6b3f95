insert into event (actor, version, compartment, compartment_version, operation, ordinal, participant, on_behalf_of, name, schema, payload, recorded_at, hash)
select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::uuid[], $6::smallint[], $7::text[], $8::text[], $9::text[], $10::smallint[], $11::bytea[], $12::timestamptz[], $13::bytea[])
