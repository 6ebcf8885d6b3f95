update session set ended_at = @at
where participant = @participant and id <> @except and ended_at is null
returning id
