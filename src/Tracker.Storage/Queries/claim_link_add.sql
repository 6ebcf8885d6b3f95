insert into claim_link (named, actor, compartment, version) values (@named, @actor, @compartment, @version)
on conflict do nothing
