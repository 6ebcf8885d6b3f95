select version, content from ballot_box where survey = @survey
