select actor, version, compartment, compartment_version, operation, ordinal, participant, on_behalf_of, name, schema, payload, recorded_at, hash
from event
where actor = @actor and compartment in (select value from json_each(@compartments)) and recorded_at >= @since
order by version desc
limit @most
