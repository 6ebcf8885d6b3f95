-- The next actors, found as in "actors".
with recursive walk(actor, place) as (
    select (select min(event.actor) from event where event.actor > @reached), 1
    union all
    select (select min(event.actor) from event where event.actor > walk.actor), walk.place + 1
    from walk
    where walk.actor is not null and walk.place < @count
)
select actor from walk where actor is not null order by place
