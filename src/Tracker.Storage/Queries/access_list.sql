select list from access_list where actor = @actor
