-- The titles of records, and their texts that a search matches, among those that the viewer may read (as in "search_find").
with token as (
    select low.key as n, low.value as low, high.value as high, has.value as has
    from json_each(@lows) low
    join json_each(@highs) high on high.key = low.key
    join json_each(@contains) has on has.key = low.key
),
hit as (
    select term.actor, term.compartment, term.key
    from token
    cross join search_term term on term.term between token.low and token.high
    where term.actor in (select value from json_each(@actors)) and (token.has = '' or exists (
        select 1 from search_text text
        where text.actor = term.actor and text.compartment = term.compartment and text.key = term.key and instr(text.folded, token.has) > 0))
    union
    select term.actor, term.compartment, term.key from search_term term where term.term in (@exact, @work) and term.actor in (select value from json_each(@actors))
)
select text.actor, text.compartment, text.key, text.place, text.text
from search_text text
where text.actor in (select value from json_each(@actors)) and text.text <> ''
    and (@kind = '' or substr(text.actor, 1, instr(text.actor, '/') - 1) = @kind)
    and (not text.actor in (select value from json_each(@listed)) and substr(text.actor, 1, instr(text.actor, '/') - 1) || ' ' || text.compartment in (select value from json_each(@open))
        or text.actor || ' ' || text.compartment in (select value from json_each(@held)))
    and (text.place = 1 or (text.actor, text.compartment, text.key) in (select actor, compartment, key from hit))
order by text.actor, text.place, text.compartment, text.key
