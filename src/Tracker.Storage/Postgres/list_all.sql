select actor, compartment, title, detail, version, changed_at
from listing
where kind = @kind and (search like @pattern escape '\' or lower(coalesce(detail::jsonb ->> 'names', '')) like @pattern escape '\')
order by search, actor, compartment
limit @take offset @skip
