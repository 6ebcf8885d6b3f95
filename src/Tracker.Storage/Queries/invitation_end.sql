update invitation set ended_at = @at where id = @id and participant = @participant and ended_at is null
