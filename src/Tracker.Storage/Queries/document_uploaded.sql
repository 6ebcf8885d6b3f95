select d.sha256, d.form, d.size, d.pages, d.text_sha256, d.characters, d.why_no_text
from document d join document_upload u on u.sha256 = d.sha256
where d.sha256 = @sha256 and u.participant = @participant
