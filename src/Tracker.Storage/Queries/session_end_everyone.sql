update session set ended_at = @at
where id <> @except and ended_at is null
returning id
