using System.CommandLine;
using System.Globalization;
using System.Text;
using Spectre.Console;
using Tracker.Domain;
using Command = System.CommandLine.Command;
using Status = Tracker.Client.Status;

namespace Tracker.Cli.Commands;

/// <summary><c>follow</c>: prints what happens in a record from now on, until stopped.</summary>
internal static class FollowCommand
{
    private const int Shown = 120;
    private const int Widest = 10_000;
    private static readonly Argument<string> Actor = new("actor") { Description = "The record, such as delegation/sample-sg13." };

    public static Command Of()
    {
        var command = new ExampleCommand(
            "follow", "Print what happens in a record, live, until stopped.", "tracker follow delegation/sample-sg13") { Actor };
        command.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (credential, api) => Run(parsed, credential, api, cancel)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Credential credential, ApiClient api, CancellationToken cancel)
    {
        var text = parsed.GetValue(Actor)!;
        if (ActorId.TryParse(text) is not { } actor || TrackerKinds.All.Of(actor) is not { } kind)
            return ServerAccess.Say($"'{text}' is not a record: {ActorId.Rule}; kinds are {string.Join(", ", TrackerKinds.All.All.Select(k => k.Name))}.");
        var me = await api.Me(cancel);
        if (me.Value is null) return ServerAccess.Refused(me);
        // One event, one line; a terminal wraps by itself.
        AnsiConsole.Profile.Width = Widest;
        await using var connection = new TrackerConnection(new ConnectionOptions(credential.Server) { Http = credential.Apply });
        await using var client = new TrackerClient(connection, TrackerKinds.All, me.Value.Principal);
        var session = client.Open(actor);
        session.Happened += happened => Print(kind, happened, parsed.GetValue(ServerOptions.Json));
        var status = new StatusLine(session);
        session.Changed += status.Show;
        connection.Start();
        await session.Opened.WaitAsync(cancel);
        if (session.Rejection is { } rejection) return ServerAccess.Refused(Explained(rejection, actor, credential));
        status.Show();
        return await Ended(session, cancel);
    }

    /// <summary>Tells the operator who can follow, without revealing whether the record exists.</summary>
    internal static Rejection Explained(Rejection rejection, ActorId actor, Credential credential) =>
        rejection.Code != RejectionCode.NotFound || credential.OperatorSecret is null ? rejection
        : rejection with
        {
            Sentence = $"You are signed in as the operator, who cannot read {actor}. "
                + "Sign in with a participant's link, `tracker sign-in LINK`, and follow it without --data.",
        };

    private static async Task<int> Ended(RecordSession session, CancellationToken cancel)
    {
        var lost = new TaskCompletionSource<Rejection>();
        session.Changed += () =>
        {
            if (session.Rejection is { } rejection) lost.TrySetResult(rejection);
            else if (session.Status == Status.SignedOut) lost.TrySetResult(ServerAccess.SessionEnded);
        };
        try
        {
            return ServerAccess.Refused(await lost.Task.WaitAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            return TrackerCli.Done;
        }
    }

    private static void Print(RecordKind kind, Recorded happened, bool json)
    {
        var (name, payload) = (kind.Codec.NameOf(happened.Event).Name, VisibleText.InJson(Encoding.UTF8.GetString(kind.Codec.Encode(happened.Event))));
        if (json) Console.WriteLine(Line(happened, name, payload));
        else
        {
            var (at, by, where) = (Output.Time(happened.At), happened.By, $"{happened.Compartment}@{happened.Version}");
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"[grey]{at}[/]  [bold]{by}[/]  [teal]{where}[/]  {name}  [grey]{Short(payload)}[/]");
        }
    }

    private static string Line(Recorded happened, string name, string payload)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("at", happened.At);
            writer.WriteString("by", happened.By.Value);
            writer.WriteString("compartment", happened.Compartment.Value);
            writer.WriteNumber("version", happened.Version);
            writer.WriteString("event", name);
            writer.WritePropertyName("payload");
            writer.WriteRawValue(payload);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Short(string payload) => payload.Length <= Shown ? payload : payload[..(Shown - 1)] + "…";

    /// <summary>Prints changes of the connection status to the error stream.</summary>
    private sealed class StatusLine(RecordSession session)
    {
        private readonly Lock gate = new();
        private string? last;

        public void Show()
        {
            lock (gate)
            {
                var now = session.Status switch
                {
                    Status.Reconnecting => "connecting …",
                    Status.Offline => "offline; trying again",
                    _ => $"following {session.Actor} ({string.Join(", ", session.Rights.Keys)})",
                };
                if (session.Rejection is not null || now == last) return;
                Console.Error.WriteLine(last = now);
            }
        }
    }
}
