update last_change_fill set reached = @reached
