insert into document_piece (sha256, ordinal, bytes) values (@sha256, @ordinal, @bytes) on conflict do nothing
