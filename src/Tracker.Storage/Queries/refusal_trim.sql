delete from refusal where id <= (select max(id) from refusal) - @kept
