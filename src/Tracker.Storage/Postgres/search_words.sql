-- The pieces of documents that have all words of a search, of these sources and as far as a viewer may read their captures (as in "search_find"); of
-- each source at most @each, those with the words as they were typed first.
with token as (
    select n, low, high, has from unnest(@lows::text[], @highs::text[], @contains::text[]) with ordinality as token (low, high, has, n)
),
piece as (
    select token.n, term.document, term.piece
    from token
    join document_term term on term.term between token.low and token.high
    where token.has = '' or exists (select 1 from document_words words where words.document = term.document and words.piece = term.piece and strpos(words.folded, token.has) > 0)
    group by token.n, term.document, term.piece
),
whole as (
    select document, piece from piece group by document, piece having count(*) = (select count(*) from token)
),
named as (
    select named.actor, min(named.compartment) as compartment, said.document, kept.sha256
    from (select distinct document from whole) said
    join document_index kept on kept.number = said.document
    join search_term named on named.term = '@document/' || kept.sha256
    where named.actor = any(@actors) and named.actor like 'source/%' and named.key like 'capture/%'
        and (not named.actor = any(@listed) and split_part(named.actor, '/', 1) || ' ' || named.compartment = any(@open)
            or named.actor || ' ' || named.compartment = any(@held))
    group by named.actor, said.document, kept.sha256
),
ranked as (
    select named.actor, named.compartment, named.sha256, words.start, words.page, words.line, words.text,
        row_number() over (
            partition by named.actor order by case when strpos(words.folded, @whole) > 0 then 0 else 1 end, named.sha256, words.piece) as place
    from named
    join whole on whole.document = named.document
    join document_words words on words.document = whole.document and words.piece = whole.piece
)
select ranked.actor, ranked.compartment, ranked.sha256, document.form, ranked.start, ranked.page, ranked.line, ranked.text
from ranked join document on document.sha256 = ranked.sha256
where ranked.place <= @each
order by ranked.actor, ranked.place
