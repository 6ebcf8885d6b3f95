using System.CommandLine;
using Tracker.Cli.Commands;
using Tracker.Cli.ServerCommands;

namespace Tracker.Cli;

/// <summary>The <c>tracker</c> command. Exit codes: 0 done; 1 refused; 2 the caller has to fix something first.</summary>
public static class TrackerCli
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Unable = 2;

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (ServerProcess.Handles(parsed)) return await ServerProcess.Run(parsed);
        if (parsed.Errors.Count == 0 || args.Length == 0) return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors) Console.Error.WriteLine($"tracker: {error.Message}");
        Console.Error.WriteLine("Add --help to see what a command takes.");
        return Unable;
    }

    public static RootCommand Root()
    {
        var root = new RootCommand("Tracker: live records of international standards work.")
        {
            ServerOptions.Data, ServerOptions.Address, ServerOptions.Json, ServerProcess.Server, SignInCommand.Of(), FollowCommand.Of(), EditCommand.Of(),
            ImportCommand.Of(), ExportCommand.Of(), OrganizationCommand.Of(), ParticipantCommand.Of(), InviteCommand.Of(), SessionsCommand.Of(),
            ListCommand.Of(), DelegationCommand.Of(), AgendaCommand.Of(), RecordCommand.Of(), InviteCommand.Member(), IdentifiersCommand.Of(),
            SearchCommand.Of(), SourceCommand.Of(), ClaimsCommand.Of(), VacanciesCommand.Of(), WatchCommand.Of(), PlaybookCommand.Of(), GuidanceCommand.Of(),
            ParticipationCommand.Of(), PreparationCommand.Of(), ViewCommand.Of(), VitalCommand.Of(), BriefingCommand.Of(), VoteCommand.Of(), FloorCommand.Of(),
            DecisionCommand.Of(), CommentsCommand.Of(), ReportCommand.Of(), BriefCommand.Of(), ProgramCommand.Of(), CallCommand.Of(), HostingCommand.Of(),
            AuditCommand.Of(), SurveyCommand.Of(), ContributionCommand.Of(), AlertsCommand.Of(), AlertsCommand.Subscribe(), AlertsCommand.Unsubscribe(),
            CalendarCommand.Of(),
        };
        foreach (var command in ServerProcess.Commands()) root.Add(command);
        HelpWithExample.AddTo(root);
        return root;
    }
}
