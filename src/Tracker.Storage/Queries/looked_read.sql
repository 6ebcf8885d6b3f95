select at from looked where participant = @participant
