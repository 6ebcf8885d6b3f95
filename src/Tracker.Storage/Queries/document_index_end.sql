update document_index set pieces = @pieces where number = @document
