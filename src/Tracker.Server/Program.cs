using Tracker.Server.CommandLine;

return await TrackerCommands.Root().Parse(args).InvokeAsync();
