select bytes from document_piece where sha256 = @sha256 order by ordinal
