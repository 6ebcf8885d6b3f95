select c.oid::regclass::text
from pg_class c
join pg_am a on a.oid = c.relam
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'i' and a.amname = 'btree'
order by 1
