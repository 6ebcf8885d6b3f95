using System.CommandLine;
using Tracker.Domain.Directory;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>participant add</c>, <c>link</c>, <c>deactivate</c> and <c>reopen</c>.</summary>
internal static class ParticipantCommand
{
    public static Command Of() => new("participant", "Participants of the directory.")
    {
        Add(), Link(),
        Change("deactivate", "End a participant's access; their name stays on what they did.", "Deactivated", id => new CloseParticipant(id)),
        Change("reopen", "Give a deactivated participant access again.", "Reopened", id => new ReopenParticipant(id)),
    };

    private static ExampleCommand Add()
    {
        var id = Parsing.Argument<ParticipantId>("id", "The participant's identifier.");
        var name = new Argument<string>("name") { Description = "The name that others see." };
        var email = new Option<string?>("--email") { Description = "Address for invitations." };
        var group = Parsing.Option<GroupId>("--group", "An organisation, or 'program' or 'administration'.");
        var (from, to) = (Parsing.Day("--from", "First day in the group."), Parsing.Day("--to", "Last day in the group."));
        var add = new ExampleCommand("add", "Add a participant to the directory.",
            "tracker participant add lee \"Lee Park\" --email lee@example.org --group org/sample-industry") { id, name, email, group, from, to };
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var participant = parsed.GetValue(id);
            List<Tracker.Domain.Shared.Command> commands = [new AddParticipant(participant, parsed.GetValue(name)!, parsed.GetValue(email))];
            if (parsed.GetValue(group) is { } joined)
                commands.Add(new AddMembership(EntityId.New(), participant, joined, parsed.GetValue(from), parsed.GetValue(to)));
            if (await DirectoryCommands.Send(api, commands, cancel) is { } code) return code;
            Console.WriteLine($"Added {participant}. `tracker participant link {participant}` makes a sign-in link.");
            return TrackerCli.Done;
        }));
        return add;
    }

    private static ExampleCommand Change(string name, string does, string done, Func<ParticipantId, DirectoryCommand> command)
    {
        var id = Parsing.Argument<ParticipantId>("id", "A participant of the directory.");
        var change = new ExampleCommand(name, does + " Administrators only.", $"tracker participant {name} sample-member") { id };
        change.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            if (await DirectoryCommands.Send(api, [command(parsed.GetValue(id))], cancel) is { } code) return code;
            Console.WriteLine($"{done} {parsed.GetValue(id)}.");
            return TrackerCli.Done;
        }));
        return change;
    }

    private static ExampleCommand Link()
    {
        var id = Parsing.Argument<ParticipantId>("id", "A participant of the directory.");
        var link = new ExampleCommand(
            "link", "Make a single-use sign-in link for a participant.", "tracker participant link sample-head") { id };
        link.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var issued = await api.Link(parsed.GetValue(id), cancel);
            if (issued.Value is not { } made) return ServerAccess.Refused(issued);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(made, ApiJson.Lenient.IssuedLink);
            else Console.WriteLine($"{made.Link}\nIt works once, until {Output.Time(made.ExpiresAt)}.");
            return TrackerCli.Done;
        }));
        return link;
    }
}
