using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>calendar address</c> and <c>calendar revoke</c>: the private address of a participant's calendar.</summary>
internal static class CalendarCommand
{
    public static Command Of() => new("calendar", "Your gatherings, meetings and tasks for a calendar program.") { Address(), Revoke() };

    private static ExampleCommand Address()
    {
        var address = new ExampleCommand(
            "address", "Make a private address, in place of the one in use, and print it once.", "tracker calendar address");
        address.SetAction((parsed, cancel) => With(parsed, api => api.RenewCalendarAddress(cancel)));
        return address;
    }

    private static ExampleCommand Revoke()
    {
        var revoke = new ExampleCommand("revoke", "Revoke the address: it works no longer.", "tracker calendar revoke");
        revoke.SetAction((parsed, cancel) => With(parsed, api => api.RevokeCalendarAddress(cancel)));
        return revoke;
    }

    private static Task<int> With(ParseResult parsed, Func<ApiClient, Task<Answer<CalendarAddress>>> ask) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await ask(api);
            if (answer.Value is not { } made) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(made, ApiJson.Lenient.CalendarAddress);
            else Console.WriteLine(made.Address ?? "The address works no longer.");
            return TrackerCli.Done;
        });
}
