select term, piece from document_term where document = @document and term in (select value from json_each(@terms))
