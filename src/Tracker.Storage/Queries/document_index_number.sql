select number from document_index where sha256 = @sha256
