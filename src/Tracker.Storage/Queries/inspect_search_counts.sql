select actor, count(*) from search_term group by actor
