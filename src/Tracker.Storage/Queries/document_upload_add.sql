insert into document_upload (sha256, participant, at) values (@sha256, @participant, @at) on conflict do nothing
