insert into document_index (sha256) values (@sha256) on conflict do nothing
