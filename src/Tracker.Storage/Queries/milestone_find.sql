select version, bytes from milestone
where actor = @actor and version <= @version and recorded_at <= @at
order by version desc
limit 1
