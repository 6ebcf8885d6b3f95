select compartment, title, search, detail, version, changed_at from listing where actor = @actor
