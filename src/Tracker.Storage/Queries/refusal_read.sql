select at, participant, actor, command, code, times from refusal order by id desc limit @newest
