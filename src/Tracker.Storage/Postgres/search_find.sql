-- Only rows that the viewer may read take part: in what is open of every record without a list that has them (@open, as kind and compartment), and in
-- what each record with such a list (@listed) holds for them (@held, as actor and compartment). Of very many, those in the weightiest places count.
-- Words of a document are found if one piece of it has them all, by those who may read a capture of it.
with token as (
    select n, low, high, has from unnest(@lows::text[], @highs::text[], @contains::text[]) with ordinality as token (low, high, has, n)
),
hit as (
    select token.n, term.actor, min(term.place) as place
    from token
    join search_term term on term.term between token.low and token.high
    where (@kind = '' or split_part(term.actor, '/', 1) = @kind)
        and (not term.actor = any(@listed) and split_part(term.actor, '/', 1) || ' ' || term.compartment = any(@open)
            or term.actor || ' ' || term.compartment = any(@held))
        and (token.has = '' or exists (select 1 from search_text text where text.actor = term.actor and text.compartment = term.compartment and text.key = term.key and strpos(text.folded, token.has) > 0))
    group by token.n, term.actor
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
captured as (
    select distinct named.actor
    from (select distinct document from whole) said
    join document_index kept on kept.number = said.document
    join search_term named on named.term = '@document/' || kept.sha256
    where @kind in ('', 'source') and named.actor like 'source/%' and named.key like 'capture/%'
        and (not named.actor = any(@listed) and split_part(named.actor, '/', 1) || ' ' || named.compartment = any(@open)
            or named.actor || ' ' || named.compartment = any(@held))
),
found as (
    select actor, max(place) as place from hit group by actor having count(*) = (select count(*) from token)
    union all
    select term.actor, min(case term.term when @exact then -2 when @work then -1 else 0 end)
    from search_term term
    where term.term in (@exact, @work, @name) and term.place <> 5
        and (@kind = '' or split_part(term.actor, '/', 1) = @kind)
        and (not term.actor = any(@listed) and split_part(term.actor, '/', 1) || ' ' || term.compartment = any(@open)
            or term.actor || ' ' || term.compartment = any(@held))
    group by term.actor
    union all
    select actor, 7 from captured
),
best as (
    select actor, min(place) as place from found group by actor order by 2, 1 limit 500
),
near as (
    select best.actor, best.place,
        max(case when text.place = 1 and starts_with(text.folded, @whole) then 1 else 0 end) as begins,
        coalesce(min(case when text.place = 1 and text.folded <> '' then text.folded end), '') as title
    from best
    join search_text text on text.actor = best.actor
    where (@kind = '' or split_part(text.actor, '/', 1) = @kind)
        and (not text.actor = any(@listed) and split_part(text.actor, '/', 1) || ' ' || text.compartment = any(@open)
            or text.actor || ' ' || text.compartment = any(@held))
    group by best.actor, best.place
)
select actor from near where title <> ''
order by place, begins desc, title, actor
limit @take
