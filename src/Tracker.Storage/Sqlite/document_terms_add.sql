-- A term that is there is written again, so that an upload takes as long whether others have the document or not.
insert into document_term (term, document, piece) select value, @document, @piece from json_each(@terms) where true
on conflict (term, document, piece) do update set piece = excluded.piece
