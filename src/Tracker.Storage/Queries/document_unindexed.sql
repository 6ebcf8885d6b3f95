select d.sha256, d.form, d.size, d.pages, d.text_sha256, d.characters, d.why_no_text
from document d
where d.text_sha256 is not null and not exists (select 1 from document_index i where i.sha256 = d.sha256 and i.pieces is not null)
order by d.sha256
limit @count
