select actor, compartment, max(compartment_version), max(recorded_at) from event where actor = @actor group by actor, compartment
