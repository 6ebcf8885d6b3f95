select piece, start, page, line, text, folded from document_words where document = @document order by piece
