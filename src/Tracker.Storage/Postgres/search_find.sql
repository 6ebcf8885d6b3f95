-- Only rows that the viewer may read take part: in what is open of every record without a list that has them (@open, as kind and compartment), and in
-- what each record with such a list (@listed) holds for them (@held, as actor and compartment).
with token as (
    select n, low, high, has from unnest(@lows::text[], @highs::text[], @contains::text[]) with ordinality as token (low, high, has, n)
),
hit as (
    select token.n, term.actor, min(text.place) as place
    from token
    join search_term term on term.term between token.low and token.high
    join search_text text on text.actor = term.actor and text.compartment = term.compartment and text.key = term.key
    where (@kind = '' or split_part(term.actor, '/', 1) = @kind)
        and (not term.actor = any(@listed) and split_part(term.actor, '/', 1) || ' ' || term.compartment = any(@open)
            or term.actor || ' ' || term.compartment = any(@held))
        and (token.has = '' or strpos(text.folded, token.has) > 0)
    group by token.n, term.actor
),
found as (
    select actor, max(place) as place from hit group by actor having count(*) = (select count(*) from token)
    union all
    select term.actor, min(case when term.term = @exact then -2 else -1 end)
    from search_term term
    where term.term in (@exact, @work)
        and (@kind = '' or split_part(term.actor, '/', 1) = @kind)
        and (not term.actor = any(@listed) and split_part(term.actor, '/', 1) || ' ' || term.compartment = any(@open)
            or term.actor || ' ' || term.compartment = any(@held))
    group by term.actor
),
best as (
    select actor, min(place) as place from found group by actor
),
near as (
    select best.actor, best.place,
        min(case when text.place < 5 and text.folded = @whole then 0 when text.place = 1 and starts_with(text.folded, @whole) then 1 else 2 end) as distance,
        coalesce(min(case when text.place = 1 and text.folded <> '' then text.folded end), '') as title
    from best
    join search_text text on text.actor = best.actor
    where (@kind = '' or split_part(text.actor, '/', 1) = @kind)
        and (not text.actor = any(@listed) and split_part(text.actor, '/', 1) || ' ' || text.compartment = any(@open)
            or text.actor || ' ' || text.compartment = any(@held))
    group by best.actor, best.place
)
select actor from near
order by case when place > 0 and distance = 0 then 0 else place end, distance, title, actor
limit @take
