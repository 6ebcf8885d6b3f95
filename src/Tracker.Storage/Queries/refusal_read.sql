select at, participant, actor, command, code from refusal order by id desc limit @newest
