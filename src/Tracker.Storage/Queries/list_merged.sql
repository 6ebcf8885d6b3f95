-- The records of a kind that are merged into others. A quotation mark within a value is never written as such.
select actor, compartment, title, detail, version, changed_at from listing where kind = @kind and detail like '%"sameAs":%'
