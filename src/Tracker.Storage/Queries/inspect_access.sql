select list, version from access_list where actor = @actor
