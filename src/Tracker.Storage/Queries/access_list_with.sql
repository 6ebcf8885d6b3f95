-- Begins with the participant's own rows, so that it takes as long whether the record exists or not.
select (select list from access_list where actor = access_member.actor)
from access_member
where participant = @participant and actor = @actor
