return await Tracker.Cli.TrackerCli.Run(args);
