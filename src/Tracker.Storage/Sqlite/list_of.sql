select actor, compartment, title, detail, version, changed_at
from listing
where compartment = @compartment and actor in (select value from json_each(@actors))
