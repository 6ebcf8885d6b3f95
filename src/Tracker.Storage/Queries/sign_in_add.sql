insert into sign_in_link (hash, participant, issued_by, expires_at) values (@hash, @participant, @issued_by, @expires_at)
