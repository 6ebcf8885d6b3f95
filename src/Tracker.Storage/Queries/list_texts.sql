-- The texts that belong to one compartment of a record, by title, with who changed each of them last: their lines only know when the title changed.
select listing.actor, listing.compartment, listing.title, event.participant, event.recorded_at
from listing
join event on event.actor = listing.actor and event.version = (select max(latest.version) from event latest where latest.actor = listing.actor)
where listing.actor >= @first and listing.actor < @behind
order by listing.search, listing.actor
