insert into event (actor, version, compartment, compartment_version, operation, ordinal, participant, on_behalf_of, name, schema, payload, recorded_at, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
