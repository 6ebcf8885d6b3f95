-- The pieces of documents that have all words of a search, of these sources and as far as a viewer may read their captures (as in "search_find"); of
-- each source at most @each, those with the words as they were typed first.
with token as (
    select low.key as n, low.value as low, high.value as high, has.value as has
    from json_each(@lows) low
    join json_each(@highs) high on high.key = low.key
    join json_each(@contains) has on has.key = low.key
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
named as (
    select named.actor, min(named.compartment) as compartment, said.document, kept.sha256
    from (select distinct document from whole) said
    cross join document_index kept on kept.number = said.document
    cross join search_term named on named.term = '@document/' || kept.sha256
    where named.actor in (select value from json_each(@actors)) and named.actor like 'source/%' and named.key like 'capture/%'
        and (not named.actor in (select value from json_each(@listed)) and substr(named.actor, 1, instr(named.actor, '/') - 1) || ' ' || named.compartment in (select value from json_each(@open))
            or named.actor || ' ' || named.compartment in (select value from json_each(@held)))
    group by named.actor, said.document, kept.sha256
),
ranked as (
    select named.actor, named.compartment, named.sha256, words.start, words.page, words.line, words.text,
        row_number() over (
            partition by named.actor order by case when instr(words.folded, @whole) > 0 then 0 else 1 end, named.sha256, words.piece) as place
    from named
    cross join whole on whole.document = named.document
    cross join document_words words on words.document = whole.document and words.piece = whole.piece
)
select ranked.actor, ranked.compartment, ranked.sha256, document.form, ranked.start, ranked.page, ranked.line, ranked.text
from ranked join document on document.sha256 = ranked.sha256
where ranked.place <= @each
order by ranked.actor, ranked.place
