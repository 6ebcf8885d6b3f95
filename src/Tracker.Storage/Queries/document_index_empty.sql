delete from document_term;
delete from document_words;
update document_index set pieces = null
