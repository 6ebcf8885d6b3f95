using System.CommandLine;
using Tracker.Server.CommandLine;

// The host ends by itself on a signal, and takes the time that it needs to drain.
return await TrackerCommands.Root().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
