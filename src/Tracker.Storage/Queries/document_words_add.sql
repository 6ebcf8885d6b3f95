insert into document_words (document, piece, start, page, line, text, folded) values (@document, @piece, @start, @page, @line, @text, @folded)
on conflict (document, piece) do update
set start = excluded.start, page = excluded.page, line = excluded.line, text = excluded.text, folded = excluded.folded
