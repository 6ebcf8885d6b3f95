insert into claim (actor, compartment, version, id, statement, about, value, says, named, country, organization, committee, valid_from, valid_to, holds_from, holds_to, recorded_from, recorded_to, hearsay, removed_at, preferred, source, document, span)
values (@actor, @compartment, @version, @id, @statement, @about, @value, @says, @named, @country, @organization, @committee, @valid_from, @valid_to, @holds_from, @holds_to, @recorded_from, @recorded_to, @hearsay, @removed_at, @preferred, @source, @document, @span)
on conflict (actor, compartment, version) do update
set recorded_to = excluded.recorded_to, removed_at = excluded.removed_at, preferred = excluded.preferred
