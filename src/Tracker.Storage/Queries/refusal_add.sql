insert into refusal (at, participant, actor, command, code, times) values (@at, @participant, @actor, @command, @code, @times)
