delete from invitation where invited_at <= @before
