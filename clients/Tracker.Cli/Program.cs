using Tracker.Cli;
using Tracker.Cli.ServerCommands;

return ServerProcess.Handles(args)
    ? await ServerProcess.Run(args)
    : await TrackerCli.Run(args);
