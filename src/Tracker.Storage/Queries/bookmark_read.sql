select at from bookmark where name = @name
