select term, piece from document_term where document = @document
