using System.CommandLine;
using System.Globalization;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>sessions list</c> and <c>sessions end</c>: where a participant is signed in.</summary>
internal static class SessionsCommand
{
    private static readonly Option<ParticipantId?> Participant =
        Parsing.Option<ParticipantId>("--participant", "Another participant; administrators only. Default: you.");

    public static Command Of() => new("sessions", "Where a participant is signed in.") { List(), End() };

    private static ExampleCommand List()
    {
        var list = new ExampleCommand("list", "List the open sessions of a participant.", "tracker sessions list") { Participant };
        list.SetAction((parsed, cancel) => With(parsed, false, async (api, participant) =>
        {
            var answer = await api.Sessions(participant, cancel);
            if (answer.Value is not { } sessions) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(sessions, ApiJson.Lenient.ListSessionLine);
            else foreach (var session in sessions) Console.WriteLine(Line(session));
            return TrackerCli.Done;
        }));
        return list;
    }

    private static ExampleCommand End()
    {
        var session = Parsing.Argument<EntityId>("session", "The session as it is listed.");
        session.Arity = ArgumentArity.ZeroOrOne;
        var all = new Option<bool>("--all") { Description = "End all sessions, except the one of this command." };
        var everyone = new Option<bool>("--everyone") { Description = "End all sessions of all participants; administrators only." };
        var end = new ExampleCommand("end", "End a session: its pages and programs are signed out within a second.", "tracker sessions end --all")
            { session, all, everyone, Participant };
        end.Validators.Add(result =>
        {
            bool[] named = [result.GetResult(session) is { Tokens.Count: > 0 }, result.GetValue(all), result.GetValue(everyone)];
            if (named.Count(n => n) != 1) result.AddError("Name one session, or end --all or --everyone.");
        });
        end.SetAction((parsed, cancel) => With(parsed, parsed.GetValue(everyone), async (api, participant) =>
        {
            var answer = parsed.GetValue(everyone) ? await api.EndEveryonesSessions(cancel)
                : await api.EndSessions(parsed.GetValue(all) ? null : parsed.GetValue(session), participant, cancel);
            if (answer.Value is not { } ended) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(ended, ApiJson.Lenient.SessionsEnded);
            else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ended.Count} ended."));
            return TrackerCli.Done;
        }));
        return end;
    }

    /// <summary>Those of others are the operator's to see, if there is one on this machine; own ones belong to a sign-in.</summary>
    private static Task<int> With(ParseResult parsed, bool everyone, Func<ApiClient, ParticipantId?, Task<int>> run)
    {
        var participant = parsed.GetValue(Participant);
        return ServerAccess.With(parsed, asOperator: everyone || participant is not null, (_, api) => run(api, participant));
    }

    private static string Line(SessionLine session) => string.Create(
        CultureInfo.InvariantCulture,
        $"{session.Id}  {VisibleText.Of(session.Browser)}  from {Time(session.StartedAt)}, last used {Time(session.SeenAt)}, ends by {Time(session.EndsAt)}"
        + $"{(session.Current ? "  (this one)" : "")}");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
