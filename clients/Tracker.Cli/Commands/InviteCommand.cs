using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>invite</c>: a participant with a sign-in link and, if a delegation is given, a place on its roster.</summary>
internal static class InviteCommand
{
    public static Command Of()
    {
        var email = new Argument<string>("email") { Description = "The address of an existing participant, or of the one to add." };
        var name = new Argument<string>("name") { Description = "The name that others see." };
        var organization = Parsing.Option<GroupId>("--organization", "An organisation of the directory.");
        var delegation = Parsing.Option<ActorId>("--delegation", "The delegation to whose roster the person is added; its head only.");
        var role = Parsing.Word<RosterRole>("--role", "The role on the roster, by default member");
        var (from, to) = (Parsing.Day("--from", "First day."), Parsing.Day("--to", "Last day."));
        var invite = new Command("invite", "Invite a participant.") { email, name, organization, delegation, role, from, to };
        invite.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var answer = await api.Invite(
                new Invitation(
                    parsed.GetValue(name)!, parsed.GetValue(email)!, parsed.GetValue(organization), parsed.GetValue(delegation),
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
        Console.WriteLine(invited.Known ? $"{invited.Participant} was already a participant." : $"Added {invited.Participant}.");
        if (invited.Note is { } note) Console.WriteLine(VisibleText.Of(note));
        if (invited.Mailed) Console.WriteLine("The link was mailed.");
        else if (invited is { Link: { } link, ExpiresAt: { } end })
            Console.WriteLine($"{link}\nIt works once, until {Output.Time(end)}. Pass it on safely.");
    }
}
