select actor, compartment, title, detail, version, changed_at
from listing
where compartment = @compartment and actor = any(@actors)
