insert into invitation (id, participant, invited_by, delegation, organization, role, from_day, to_day, invited_at, name, email)
values (@id, @participant, @invited_by, @delegation, @organization, @role, @from_day, @to_day, @invited_at, @name, @email)
