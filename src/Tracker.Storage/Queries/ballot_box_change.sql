update ballot_box set version = version + 1, content = @content where survey = @survey and version = @version
