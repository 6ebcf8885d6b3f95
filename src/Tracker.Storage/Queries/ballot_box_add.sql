insert into ballot_box (survey, version, content) values (@survey, 1, @content)
on conflict (survey) do nothing
