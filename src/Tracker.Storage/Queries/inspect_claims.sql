select actor, compartment, version, id, statement, about, value, says, named, country, organization, committee, valid_from, valid_to, holds_from, holds_to, recorded_from, recorded_to, hearsay, removed_at, preferred, source, document, span
from claim
where actor = @actor
order by compartment, version
