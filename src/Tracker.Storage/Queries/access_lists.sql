select actor, list from access_list where kind = @kind
