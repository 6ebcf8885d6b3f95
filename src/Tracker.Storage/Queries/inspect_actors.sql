-- The actors of the log, found as in "actors", and of everything that is kept beside it.
with recursive walk(actor) as (
    select min(actor) from event
    union all
    select (select min(event.actor) from event where event.actor > walk.actor) from walk where walk.actor is not null
)
select actor from walk where actor is not null
union
select actor from listing
union
select actor from access_list
union
select actor from last_change
union
select actor from claim
union
select actor from milestone
union
select grainidextensionstring from orleansstorage where graintypestring = 'snapshot' and payloadbinary is not null
