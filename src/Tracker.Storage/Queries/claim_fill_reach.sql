update claim_fill set reached = @reached
