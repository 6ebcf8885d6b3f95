-- A record that is merged into another one is not listed.
select actor, compartment, title, detail, version, changed_at
from listing
where kind = @kind and detail not like '%"sameAs":%' and (search like @pattern escape '\' or lower(coalesce(detail ->> '$.names', '')) like @pattern escape '\')
order by search, actor, compartment
limit @take offset @skip
