select number, sha256, pieces from document_index
