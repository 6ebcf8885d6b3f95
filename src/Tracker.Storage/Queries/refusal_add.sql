insert into refusal (at, participant, actor, command, code) values (@at, @participant, @actor, @command, @code)
