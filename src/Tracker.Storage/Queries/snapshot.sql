select payloadbinary from orleansstorage
where serviceid = @service and graintypestring = @state and grainidn0 = 0 and grainidn1 = 0 and grainidextensionstring = @actor
