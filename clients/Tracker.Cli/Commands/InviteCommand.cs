using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>invite</c>: a participant with a sign-in link or, by a head, to a place on the roster of their delegation.</summary>
internal static class InviteCommand
{
    public static Command Of()
    {
        var delegation = Parsing.Option<ActorId>("--delegation", "The delegation to whose roster the person is added; its head only.");
        return Inviting(
            new ExampleCommand("invite", "Invite a participant.", "tracker invite lee@example.org \"Lee Park\" --organization org/sample-industry")
                { delegation },
            parsed => parsed.GetValue(delegation), asOperator: true);
    }

    /// <summary><c>member invite</c>: to a delegation, by its head.</summary>
    public static Command Member()
    {
        var delegation = DelegationCommand.Delegation();
        var invite = new ExampleCommand("invite", "Invite a person to the roster of a delegation; its head only.",
            "tracker member invite delegation/sample-sg13 lee@example.org \"Lee Park\" --organization org/sample-industry --role adviser") { delegation };
        return new Command("member", "Members of a delegation.") { Inviting(invite, parsed => parsed.GetValue(delegation), asOperator: false) };
    }

    private static Command Inviting(Command invite, Func<ParseResult, ActorId?> delegation, bool asOperator)
    {
        var email = new Argument<string>("email") { Description = "The address of an existing participant, or of the one to add." };
        var name = new Argument<string>("name") { Description = "The name that others see." };
        var organization = Parsing.Option<GroupId>("--organization", "An organisation of the directory.");
        var role = Parsing.Word<RosterRole>("--role", "The role on the roster, by default member");
        var (from, to) = (Parsing.Day("--from", "First day."), Parsing.Day("--to", "Last day."));
        foreach (var argument in (Argument[])[email, name]) invite.Add(argument);
        foreach (var option in (Option[])[organization, role, from, to]) invite.Add(option);
        invite.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator, async (_, api) =>
        {
            var answer = await api.Invite(
                new Invitation(
                    parsed.GetValue(name)!, parsed.GetValue(email)!, parsed.GetValue(organization), delegation(parsed),
                    parsed.GetValue(role), parsed.GetValue(from), parsed.GetValue(to)),
                cancel);
            if (answer.Value is not { } invited) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(invited, ApiJson.Lenient.Invited);
            else Write(invited);
            return TrackerCli.Done;
        }));
        return invite;
    }

    private static void Write(Invited invited)
    {
        if (invited.Participant is { } participant)
            Console.WriteLine(invited.Known is true ? $"{participant} was already a participant." : $"Added {participant}.");
        if (invited.Note is { } note) Console.WriteLine(VisibleText.Of(note));
        if (invited.Mailed) Console.WriteLine("The invitation was mailed.");
        else if (invited is { Link: { } link, ExpiresAt: { } end })
            Console.WriteLine($"{link}\nIt works once, until {Output.Time(end)}. Pass it on safely.");
    }
}
