update search_fill set reached = @reached
