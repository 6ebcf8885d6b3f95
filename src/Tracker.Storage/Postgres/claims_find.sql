-- Only rows that the viewer may read: in what is open of every record without a list that has them (@open, as kind and compartment), and in what each
-- record with such a list (@listed) holds for them (@held, as actor and compartment). A line with a mark at its end takes part if that was asked for.
select claim.actor, claim.compartment, claim.version, claim.id, claim.statement, claim.about, claim.value, claim.says, claim.named, claim.country, claim.organization, claim.committee, claim.valid_from, claim.valid_to, claim.holds_from, claim.holds_to, claim.recorded_from, claim.recorded_to, claim.hearsay, claim.removed_at, claim.preferred, claim.source, claim.document, claim.span
from claim
where (not claim.actor = any(@listed) and split_part(claim.actor, '/', 1) || ' ' || claim.compartment = any(@open)
        or claim.actor || ' ' || claim.compartment = any(@held))
    and claim.actor = @subject --? subject
    and claim.actor = any(@subjects) --? subjects
    and claim.actor >= @first and claim.actor < @behind --? kind
    and claim.statement = @statement --? statement
    and claim.statement = any(@statements) --? statements
    and (claim.actor, claim.compartment, claim.version) in (select actor, compartment, version from claim_link where named = any(@names)) --? names
    and claim.document = @document --? document
    and claim.country = @country --? country
    and claim.holds_from <= @day and claim.holds_to >= @day --? day
    and claim.recorded_from <= @known and (claim.recorded_to is null or claim.recorded_to > @known) --? known
    and claim.recorded_to is null --? standing
order by claim.actor, claim.compartment, claim.version
limit @take offset @skip
