-- How many terms there are of each document, also of one that is not in the index.
select document, count(*) from document_term group by document
union all
select distinct document, 0 from document_words words where not exists (select 1 from document_term term where term.document = words.document)
