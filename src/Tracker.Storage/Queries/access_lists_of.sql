select access_list.actor, access_list.list
from access_member
join access_list on access_list.actor = access_member.actor
where access_member.participant = @participant
