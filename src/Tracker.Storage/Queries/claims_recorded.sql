select actor, compartment, max(version), max(recorded_from) from claim where recorded_from >= @since group by actor, compartment order by actor, compartment
