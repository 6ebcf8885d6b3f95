-- The titles of records, and their texts that a search matches, among those that the viewer may read (as in "search_find").
with token as (
    select n, low, high, has from unnest(@lows::text[], @highs::text[], @contains::text[]) with ordinality as token (low, high, has, n)
),
hit as (
    select term.actor, term.compartment, term.key
    from token
    join search_term term on term.term between token.low and token.high
    where term.actor = any(@actors) and (token.has = '' or exists (
        select 1 from search_text text
        where text.actor = term.actor and text.compartment = term.compartment and text.key = term.key and strpos(text.folded, token.has) > 0))
    union
    select term.actor, term.compartment, term.key from search_term term where term.term in (@exact, @work) and term.actor = any(@actors)
)
select text.actor, text.compartment, text.key, text.place, text.text
from search_text text
where text.actor = any(@actors) and text.text <> ''
    and (@kind = '' or split_part(text.actor, '/', 1) = @kind)
    and (not text.actor = any(@listed) and split_part(text.actor, '/', 1) || ' ' || text.compartment = any(@open)
        or text.actor || ' ' || text.compartment = any(@held))
    and (text.place = 1 or (text.actor, text.compartment, text.key) in (select actor, compartment, key from hit))
order by text.actor, text.place, text.compartment, text.key
