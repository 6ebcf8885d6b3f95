delete from search_term
using unnest($1::text[], $2::text[], $3::text[], $4::text[]) as gone (term, actor, compartment, key)
where search_term.term = gone.term and search_term.actor = gone.actor and search_term.compartment = gone.compartment and search_term.key = gone.key
