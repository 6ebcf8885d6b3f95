using System.CommandLine;
using System.Text.Json.Serialization;
using Tracker.Domain;
using Tracker.Domain.Drafts;
using Tracker.Text;
using Command = System.CommandLine.Command;
using Status = Tracker.Client.Status;

namespace Tracker.Cli.Commands;

/// <summary><c>edit</c>: types standard input into a text, line by line, and ends when all of it is saved.</summary>
internal static class EditCommand
{
    private static readonly Argument<string> Draft =
        new("draft") { Description = "The text, such as draft/delegation/1/sample-sg13/delegation/papers/briefing." };
    private static readonly Option<int?> At =
        Parsing.Count("--at", "Type at this position, counted in UTF-16 characters. Default: the end.");
    private static readonly Option<int?> Pause = Parsing.Count("--pause", "Milliseconds between two lines.");
    private static readonly Option<bool> Create = new("--create") { Description = "Create the text if it does not exist." };
    private static readonly Option<string?> Title = new("--title") { Description = "Title of a created text." };

    public static Command Of()
    {
        var command = new ExampleCommand("edit", "Type standard input into a text that others may be writing too.",
            "tracker edit draft/delegation/1/sample-sg13/delegation/papers/briefing --create") { Draft, At, Pause, Create, Title };
        command.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (credential, api) => Run(parsed, credential, api, cancel)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Credential credential, ApiClient api, CancellationToken cancel)
    {
        var named = parsed.GetValue(Draft)!;
        if (ActorId.TryParse(named) is not { } actor || DraftId.TryParse(actor) is not { } id)
            return ServerAccess.Say($"'{named}' is not a text. Texts are named draft/<kind>/<n>/<key of n parts>/<compartment>/<about>/<text>.");
        var me = await api.Me(cancel);
        if (me.Value is null) return ServerAccess.Refused(me);
        if (parsed.GetValue(Create) && await Made(api, actor, id, parsed.GetValue(Title) ?? id.Text, cancel) is { } refused) return refused;
        await using var connection = new TrackerConnection(new ConnectionOptions(credential.Server) { Http = credential.Apply });
        await using var client = new TrackerClient(connection, TrackerKinds.All, me.Value.Principal);
        var draft = client.OpenDraft(actor);
        connection.Start();
        await draft.Record.Opened.WaitAsync(cancel);
        if (draft.Record.Rejection is { } rejection) return ServerAccess.Refused(FollowCommand.Explained(rejection, actor, credential));
        if (parsed.GetValue(At) is { } at) draft.Select(Math.Min(at, draft.Text.Length), Math.Min(at, draft.Text.Length));
        var (changes, characters, problem) = await Type(draft, Console.In, parsed.GetValue(At) is not null, parsed.GetValue(Pause) ?? 0, cancel);
        var saved = await Saved(draft, cancel);
        var outcome =
            new EditOutcome(changes, characters, draft.Refusals.Count, draft.PendingCount, saved && problem is null && draft.Refusals.IsEmpty, draft.Revision);
        Report(outcome, draft, problem, parsed.GetValue(ServerOptions.Json));
        return outcome.Saved ? TrackerCli.Done : TrackerCli.Refused;
    }

    private static async Task<int?> Made(ApiClient api, ActorId actor, DraftId id, string title, CancellationToken cancel)
    {
        var (kind, command, operation) = (TrackerKinds.All.Of(actor)!, new CreateDraft(title), OperationId.New());
        for (var again = false; ; again = true)
        {
            var answer = await api.Execute(kind, actor, id.Compartment, command, operation, again, cancel);
            if (answer.Value is { Result: Result.Accepted } || answer.Rejection?.Code == RejectionCode.Duplicate) return null;
            if (answer.Value is not { Result: Result.Unknown }) return ServerAccess.Refused(answer);
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }

    private static async Task<(int Changes, long Characters, TextProblem? Problem)> Type(
        DraftSession draft, TextReader input, bool atSelection, int pause, CancellationToken cancel)
    {
        var (changes, characters) = (0, 0L);
        try
        {
            while (await input.ReadLineAsync(cancel) is { } line)
            {
                var typed = line + "\n";
                if (draft.Type(text => TextChange.Build().Retain(atSelection ? draft.Selection.From : text.Length).Insert(typed).ToChange()) is { } problem)
                    return (changes, characters, problem);
                changes++;
                characters += typed.Length;
                if (pause > 0) await Task.Delay(pause, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            return (changes, characters, new TextProblem("stopped", "Stopped before the end of the input."));
        }
        return (changes, characters, null);
    }

    /// <summary>False if it was stopped before all was saved, or if the sender lost access to the text.</summary>
    private static async Task<bool> Saved(DraftSession draft, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (draft.Record.Rejection is not null || draft.Status == Status.SignedOut) done.TrySetResult(false);
            else if (draft.Status == Status.Saved) done.TrySetResult(true);
        }
        draft.Changed += Look;
        draft.Record.Changed += Look;
        Look();
        try
        {
            return await done.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Report(EditOutcome outcome, DraftSession draft, TextProblem? problem, bool json)
    {
        if (problem is not null) Console.Error.WriteLine($"tracker: {VisibleText.Of(problem.Sentence)}");
        foreach (var refused in draft.Refusals) Console.Error.WriteLine($"tracker: not accepted: {VisibleText.Of(refused.Reason.Sentence)}");
        if (json) Output.Json(outcome, EditJson.Default.EditOutcome);
        else
            Console.WriteLine(FormattableString.Invariant(
                $"{outcome.Characters} characters in {outcome.Changes} changes; {outcome.Refused} refused, {outcome.Unsaved} not saved; ")
                + FormattableString.Invariant($"{(outcome.Saved ? "all saved" : "not all saved")} at revision {outcome.Revision}."));
    }
}

/// <param name="Changes">Lines that were typed.</param>
/// <param name="Characters">UTF-16 characters, line ends included.</param>
/// <param name="Refused">Messages that the server refused.</param>
/// <param name="Unsaved">Messages whose outcome is not known.</param>
/// <param name="Saved">True if all input is in the text.</param>
internal sealed record EditOutcome(int Changes, long Characters, int Refused, int Unsaved, bool Saved, long Revision);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EditOutcome))]
internal sealed partial class EditJson : JsonSerializerContext;
