select id, participant, invited_by, delegation, organization, role, from_day, to_day, invited_at, name, email from invitation
where delegation = @delegation and ended_at is null and invited_at > @since
order by invited_at, id
