select actor, compartment, title, detail, version, changed_at
from listing
where kind = @kind and compartment = @compartment and (search like @pattern escape '\' or lower(coalesce(detail::jsonb ->> 'names', '')) like @pattern escape '\')
order by search, actor
limit @take offset @skip
