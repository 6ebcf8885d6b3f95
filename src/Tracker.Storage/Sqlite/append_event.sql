insert into event (actor, version, compartment, compartment_version, operation, ordinal, participant, on_behalf_of, name, schema, payload, recorded_at, hash)
values (@actor, @version, @compartment, @compartment_version, @operation, @ordinal, @participant, @on_behalf_of, @name, @schema, @payload, @recorded_at, @hash)
