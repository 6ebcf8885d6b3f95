insert into calendar_address (hash, participant, made_at) values (@hash, @participant, @at)
