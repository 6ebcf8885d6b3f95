using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Playbooks;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>playbook add</c>, <c>show</c>, <c>list</c> and <c>start</c>: past cases as steps for a new one.</summary>
internal static class PlaybookCommand
{
    private const string Sample = "playbook/sample-new-ip";
    private static readonly PlaybookKind Kind = new();

    public static Command Of() => new("playbook", "Past cases as steps for a new one.")
    {
        Add(), Show(), ListCommand.Of(PlaybookKind.Word, "List the playbooks that you may read.", "tracker playbook list --json"), Start(),
    };

    private static ExampleCommand Add()
    {
        var playbook = Playbook();
        var title = new Argument<string>("title") { Description = "What the playbook is called." };
        var from = new Option<string>("--from") { Description = "The case that it was made from.", Required = true };
        var steps = new Option<string[]>("--step")
        {
            Description = "What is done, with the days before (-) or after (+) the first day of a gathering: \"Ask for statements@-28\".", Required = true,
        };
        var at = Parsing.Option<CompartmentId>("--in", "Who may read it: record (everyone), government or org/<id>.");
        at.Required = true;
        steps.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Step(token.Value).What.Length == 0) result.AddError($"'{token.Value}' has no words before its days.");
        });
        var add = new ExampleCommand("add", "Add a playbook.",
            "tracker playbook add playbook/quantum \"Quantum networks\" --from \"Focus group of 2019\" --step \"Ask members for statements@-28\" --in record")
        {
            playbook, title, from, steps, at,
        };
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var command = new AddPlaybook(parsed.GetValue(title)!, parsed.GetValue(from)!, [.. parsed.GetValue(steps)!.Select(Step)]);
            if (await Sending.Send(api, Kind, parsed.GetValue(playbook), parsed.GetValue(at)!.Value, command, cancel) is { } code) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(new { actor = parsed.GetValue(playbook).Value }));
            else Console.WriteLine($"Added {parsed.GetValue(playbook)}.");
            return TrackerCli.Done;
        }));
        return add;
    }

    private static ExampleCommand Show()
    {
        var playbook = Playbook();
        var show = new ExampleCommand("show", "Show the steps of a playbook.", $"tracker playbook show {Sample}") { playbook };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (shown, no) = await Read(api, parsed.GetValue(playbook), cancel);
            if (no is not null) return ServerAccess.Refused(no);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(shown!, ShownPlaybooks.Strict.ListShownPlaybook);
            else foreach (var one in shown!) Write(one);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Start()
    {
        var (playbook, delegation) = (Playbook(), DelegationCommand.Delegation());
        var owner = Parsing.Option<ParticipantId>("--owner", "Who does the tasks, on the roster of the delegation; else they are unassigned.");
        var start = new ExampleCommand("start", "Start a playbook in a delegation: one task for each step, due as the step says.",
            $"tracker playbook start {Sample} delegation/sample-sg13 --owner sample-head") { playbook, delegation, owner };
        start.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (shown, no) = await Read(api, parsed.GetValue(playbook), cancel);
            if (no is not null) return ServerAccess.Refused(no);
            if (shown!.Find(s => s.Retired is null) is not { } book) return ServerAccess.Say("This playbook is retired and is not started any more.");
            var opened = await api.Record(parsed.GetValue(delegation), cancel);
            if (opened.Value is not { Rejection: null } record) return ServerAccess.Refused(opened);
            if (AgendaCommand.StateOf(record) is not { Facts: { } facts } state) return ServerAccess.Refused(Rejection.NotFound);
            var steps = book.Steps.Select(s => (Step: s, Task: s.TaskIn(parsed.GetValue(delegation), parsed.GetValue(playbook))))
                .Where(s => !state.Tasks.ContainsKey(s.Task)).ToList();
            foreach (var (step, id) in steps)
            {
                var due = step.DueOn(facts.OpensOn, facts.ClosesOn);
                var task = new AddTask(id, step.What, parsed.GetValue(owner), due, parsed.GetValue(playbook));
                if (await DelegationCommand.Send(api, parsed.GetValue(delegation), task, cancel) is { } code) return code;
                if (!parsed.GetValue(ServerOptions.Json)) Console.WriteLine(VisibleText.Of($"Task: {step.What}{(due is { } day ? Due(day) : "")}"));
            }
            var before = book.Steps.Length - steps.Count;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(new { tasks = steps.Count }));
            else if (before > 0) Console.WriteLine($"Started before: {before} of {book.Steps.Length} steps already have their tasks.");
            return TrackerCli.Done;
        }));
        return start;
    }

    private static string Due(DateOnly day) => ", due " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PlaybookStep Step(string text)
    {
        var at = text.LastIndexOf('@');
        return at >= 0 && int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? new(EntityId.New(), text[..at].Trim(), Days: days) : new(EntityId.New(), text.Trim());
    }

    private static async Task<(List<ShownPlaybook>? Shown, Rejection? Refused)> Read(ApiClient api, ActorId playbook, CancellationToken cancel)
    {
        var answer = await api.Record(playbook, cancel);
        if (answer.Value is not { Rejection: null } opened) return (null, answer.Value?.Rejection ?? answer.Rejection ?? Rejection.NotFound);
        var shown = opened.Parts.Where(p => p.State is not null)
            .Select(p => (p.Compartment, State: (Playbook)JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, Kind.StateInfo)!))
            .Where(p => p.State.Title.Value is not null)
            .Select(p => new ShownPlaybook(
                playbook, p.Compartment, p.State.Title.Value!, p.State.MadeFrom.Value ?? "", [.. p.State.All], p.State.RetiredFor.Value)).ToList();
        return shown.Count == 0 ? (null, Rejection.NotFound) : (shown, null);
    }

    private static void Write(ShownPlaybook book)
    {
        Line($"{book.Title} ({book.Actor}, {book.Compartment})");
        Line($"  made from: {book.MadeFrom}");
        if (book.Retired is { } why) Line($"  retired: {why}");
        foreach (var step in book.Steps)
        {
            var day = step.From == StepMoment.Opens ? "first" : "last";
            var days = step.Days is { } number ? string.Create(CultureInfo.InvariantCulture, $" [{number:+0;-0;0} days from the {day} day]") : "";
            Line($"  {step.What}{(step.Who is { } who ? $" ({who})" : "")}{days}");
            foreach (var fact in step.Facts ?? []) Line($"    {fact.Record} {fact.Claim}: {fact.Name}");
        }

        static void Line(string text) => Console.WriteLine(VisibleText.Of(text));
    }

    private static Argument<ActorId> Playbook()
    {
        var playbook = Parsing.Argument<ActorId>("playbook", $"The playbook, such as {Sample}.");
        playbook.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != PlaybookKind.Word)
                result.AddError($"'{actor}' is not a playbook, such as {Sample}.");
        });
        return playbook;
    }
}

internal sealed record ShownPlaybook(
    ActorId Actor, CompartmentId Compartment, string Title, string MadeFrom, ImmutableArray<PlaybookStep> Steps, string? Retired);

[JsonSerializable(typeof(List<ShownPlaybook>))]
internal sealed partial class ShownPlaybooks : JsonSerializerContext
{
    public static ShownPlaybooks Strict { get; } = new(Codec.Options);
}
