select asked.actor, last.version, last.hash
from unnest($1::text[]) asked(actor)
cross join lateral (select version, hash from event where event.actor = asked.actor order by version desc limit 1) last
