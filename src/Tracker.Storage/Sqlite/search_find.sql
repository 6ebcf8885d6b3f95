-- Only rows that the viewer may read take part: in what is open of every record without a list that has them (@open, as kind and compartment), and in
-- what each record with such a list (@listed) holds for them (@held, as actor and compartment). Of very many, those in the weightiest places count.
-- Words of a document are found if one piece of it has them all, by those who may read a capture of it.
with token as (
    select low.key as n, low.value as low, high.value as high, has.value as has
    from json_each(@lows) low
    join json_each(@highs) high on high.key = low.key
    join json_each(@contains) has on has.key = low.key
),
hit as (
    select token.n, term.actor, min(term.place) as place
    from token
    cross join search_term term on term.term between token.low and token.high
    where (@kind = '' or substr(term.actor, 1, instr(term.actor, '/') - 1) = @kind)
        and (not term.actor in (select value from json_each(@listed)) and substr(term.actor, 1, instr(term.actor, '/') - 1) || ' ' || term.compartment in (select value from json_each(@open))
            or term.actor || ' ' || term.compartment in (select value from json_each(@held)))
        and (token.has = '' or exists (select 1 from search_text text where text.actor = term.actor and text.compartment = term.compartment and text.key = term.key and instr(text.folded, token.has) > 0))
    group by token.n, term.actor
),
piece as (
    select token.n, term.document, term.piece
    from token
    cross join document_term term on term.term between token.low and token.high
    where token.has = '' or exists (select 1 from document_words words where words.document = term.document and words.piece = term.piece and instr(words.folded, token.has) > 0)
    group by token.n, term.document, term.piece
),
whole as (
    select document, piece from piece group by document, piece having count(*) = (select count(*) from token)
),
captured as (
    select distinct named.actor
    from (select distinct document from whole) said
    cross join document_index kept on kept.number = said.document
    cross join search_term named on named.term = '@document/' || kept.sha256
    where @kind in ('', 'source') and named.actor like 'source/%' and named.key like 'capture/%'
        and (not named.actor in (select value from json_each(@listed)) and substr(named.actor, 1, instr(named.actor, '/') - 1) || ' ' || named.compartment in (select value from json_each(@open))
            or named.actor || ' ' || named.compartment in (select value from json_each(@held)))
),
found as (
    select actor, max(place) as place from hit group by actor having count(*) = (select count(*) from token)
    union all
    select term.actor, min(case term.term when @exact then -2 when @work then -1 else 0 end)
    from search_term term
    where term.term in (@exact, @work, @name) and term.place <> 5
        and (@kind = '' or substr(term.actor, 1, instr(term.actor, '/') - 1) = @kind)
        and (not term.actor in (select value from json_each(@listed)) and substr(term.actor, 1, instr(term.actor, '/') - 1) || ' ' || term.compartment in (select value from json_each(@open))
            or term.actor || ' ' || term.compartment in (select value from json_each(@held)))
    group by term.actor
    union all
    select actor, 7 from captured
),
best as (
    select actor, min(place) as place from found group by actor order by 2, 1 limit 500
),
near as (
    select best.actor, best.place,
        max(case when text.place = 1 and substr(text.folded, 1, length(@whole)) = @whole then 1 else 0 end) as begins,
        coalesce(min(case when text.place = 1 and text.folded <> '' then text.folded end), '') as title
    from best
    cross join search_text text on text.actor = best.actor
    where (@kind = '' or substr(text.actor, 1, instr(text.actor, '/') - 1) = @kind)
        and (not text.actor in (select value from json_each(@listed)) and substr(text.actor, 1, instr(text.actor, '/') - 1) || ' ' || text.compartment in (select value from json_each(@open))
            or text.actor || ' ' || text.compartment in (select value from json_each(@held)))
    group by best.actor, best.place
)
select actor from near where title <> ''
order by place, begins desc, title, actor
limit @take
