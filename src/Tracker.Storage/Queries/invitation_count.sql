select count(*) from invitation where invited_by = @invited_by and invited_at > @since
