using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using Tracker.Domain.Watches;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>watch add</c>, <c>show</c>, <c>list</c>, <c>change</c>, <c>end</c>, <c>confirm</c>, <c>dismiss</c> and <c>seen</c>: topics that
/// may come back, and committees to monitor.</summary>
internal static class WatchCommand
{
    private const string Sample = "watch/sample-new-ip";
    private static readonly WatchKind Kind = new();

    public static Command Of() => new("watch", "Topics that may come back, under all their names, and what is suggested to them.")
    {
        Add(), Show(), ListCommand.Of(WatchKind.Word, "List the watches that you may read.", "tracker watch list --json"),
        Change(), End(), Confirm(), Dismiss(), SeenOf(),
    };

    private static ExampleCommand Add()
    {
        var (watch, at, terms) = (Watch(), In(), new WatchOptions());
        var title = new Argument<string>("title") { Description = "What your people call the topic." };
        var preview = new Option<bool>("--preview") { Description = "Only show what it would match in the record as it is." };
        var add = new ExampleCommand("add", "Add a watch. Each new record that fits is suggested to it from then on.",
            "tracker watch add watch/quantum \"Quantum networks\" --name \"Quantum information networks@2019-09\" --sponsor \"QuantumCTek\" "
            + "--word \"quantum key distribution\" --committee \"ITU-T SG13=committee/itu-t/sg13\" --in record --preview") { watch, title, at, preview };
        terms.AddTo(add);
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var made = terms.Read(parsed, WatchTerms.None);
            if (made.Refuses() is { } refused) return ServerAccess.Say(refused.Sentence);
            if (parsed.GetValue(preview)) return await Preview(parsed, api, parsed.GetValue(at)!.Value, made, cancel);
            return await Send(parsed, api, parsed.GetValue(watch), parsed.GetValue(at)!.Value, new AddWatch(parsed.GetValue(title)!, made), "Added", cancel);
        }));
        return add;
    }

    private static ExampleCommand Show()
    {
        var watch = Watch();
        var show = new ExampleCommand("show", "Show what a watch looks for, its ban, and what was suggested.", $"tracker watch show {Sample}") { watch };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (shown, no) = await Read(api, parsed.GetValue(watch), cancel);
            if (no is not null) return ServerAccess.Refused(no);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(shown!, ShownWatches.Strict.ListShownWatch);
            else foreach (var one in shown!) Write(one);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Change()
    {
        var (watch, terms) = (Watch(), new WatchOptions());
        var change = new ExampleCommand("change", "Change what a watch looks for. What is given takes the place of all there was of its sort.",
            $"tracker watch change {Sample} --word \"decentralized internet architecture\" --word \"deterministic forwarding\"") { watch };
        terms.AddTo(change);
        change.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (shown, no) = await Read(api, parsed.GetValue(watch), cancel);
            if (no is not null) return ServerAccess.Refused(no);
            if (shown is not [var one]) return ServerAccess.Say("Several audiences keep a watch under this key. Change it on its page.");
            var made = terms.Read(parsed, one.Terms);
            return await Send(parsed, api, one.Actor, one.Compartment, new ChangeWatch(one.Terms, made), $"Changed {one.Actor}", cancel);
        }));
        return change;
    }

    private static ExampleCommand End()
    {
        var (watch, reason) = (Watch(), Reason(required: true));
        var end = new ExampleCommand("end", "End a watch; it stays to be read.",
            $"tracker watch end {Sample} --reason \"The topic has a delegation of its own\"") { watch, reason };
        end.SetAction((parsed, cancel) => Decide(parsed, parsed.GetValue(watch), new EndWatch(parsed.GetValue(reason)!), "Ended", cancel));
        return end;
    }

    private static ExampleCommand Confirm()
    {
        var (watch, record, reason) = (Watch(), Record(), Reason(required: true));
        var confirm = new ExampleCommand("confirm", "Confirm that a suggested record is what is watched for.",
            $"tracker watch confirm {Sample} work-item/itu/newip --reason \"The same authors\"") { watch, record, reason };
        confirm.SetAction((parsed, cancel) => Decide(
            parsed, parsed.GetValue(watch), new ConfirmMatch(parsed.GetValue(record), parsed.GetValue(reason)!), "Confirmed", cancel));
        return confirm;
    }

    private static ExampleCommand Dismiss()
    {
        var (watch, record, reason) = (Watch(), Record(), Reason(required: false));
        var dismiss = new ExampleCommand("dismiss", "Dismiss a suggested record. It does not come back for the same reasons.",
            $"tracker watch dismiss {Sample} work-item/itu/newip --reason \"Another topic\"") { watch, record, reason };
        dismiss.SetAction((parsed, cancel) => Decide(
            parsed, parsed.GetValue(watch), new DismissMatch(parsed.GetValue(record), parsed.GetValue(reason)), "Dismissed", cancel));
        return dismiss;
    }

    private static ExampleCommand SeenOf()
    {
        var watch = Watch();
        var seen = new ExampleCommand("seen", "Mark what a watch said of its thresholds as seen.", "tracker watch seen watch/sample-leadership") { watch };
        seen.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (shown, no) = await Read(api, parsed.GetValue(watch), cancel);
            if (no is not null) return ServerAccess.Refused(no);
            foreach (var one in shown!)
                foreach (var news in one.Thresholds.Where(t => t.Seen is null))
                {
                    var see = new SeeThreshold(news.Threshold, news.Committee.Actor!.Value);
                    if (await Sending.Send(api, Kind, one.Actor, one.Compartment, see, cancel) is { } code) return code;
                }
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(new { actor = parsed.GetValue(watch).Value }));
            else Console.WriteLine($"Marked as seen: {parsed.GetValue(watch)}.");
            return TrackerCli.Done;
        }));
        return seen;
    }

    private static Task<int> Decide(ParseResult parsed, ActorId watch, Tracker.Domain.Watches.WatchCommand command, string done, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (shown, no) = await Read(api, watch, cancel);
            if (no is not null) return ServerAccess.Refused(no);
            var at = shown!.Where(s => command is EndWatch || s.Suggested.Any(m => m.Record == RecordOf(command))).Select(s => s.Compartment)
                .FirstOrDefault(shown![0].Compartment);
            var match = shown!.Where(s => s.Compartment == at).SelectMany(s => s.Suggested).FirstOrDefault(m => m.Record == RecordOf(command));
            return await Send(
                parsed, api, watch, at, Seen(command, match?.Verdict), match is null ? $"{done} {watch}" : $"{done} “{match.Title}” in {watch}", cancel);
        });

    /// <summary>With what was decided when the watch was read.</summary>
    private static Tracker.Domain.Watches.WatchCommand Seen(Tracker.Domain.Watches.WatchCommand command, Verdict? verdict) => command switch
    {
        ConfirmMatch c => c with { Was = verdict?.Confirmed },
        DismissMatch c => c with { Was = verdict?.Confirmed },
        _ => command,
    };

    private static ActorId? RecordOf(Tracker.Domain.Watches.WatchCommand command) => command switch
    {
        ConfirmMatch c => c.Record,
        DismissMatch c => c.Record,
        _ => null,
    };

    private static async Task<int> Send(
        ParseResult parsed, ApiClient api, ActorId watch, CompartmentId at, Tracker.Domain.Shared.Command command, string done, CancellationToken cancel)
    {
        if (await Sending.Send(api, Kind, watch, at, command, cancel) is { } code) return code;
        if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(new { actor = watch.Value }));
        else Console.WriteLine(VisibleText.Of(done + "."));
        return TrackerCli.Done;
    }

    private static async Task<int> Preview(ParseResult parsed, ApiClient api, CompartmentId at, WatchTerms terms, CancellationToken cancel)
    {
        var answer = await api.Matches(new(at, terms), cancel);
        if (answer.Value is not { } found) return ServerAccess.Refused(answer);
        var (counted, refused) = terms.Counts.IsEmpty ? (null, null) : await Counted(api, at, terms, cancel);
        if (refused is not null) return ServerAccess.Refused(refused);
        if (parsed.GetValue(ServerOptions.Json))
        {
            if (counted is null) Output.Json(found, ApiJson.Lenient.Matches);
            else Output.Json(new ShownPreview(found, counted), ShownWatches.Strict.ShownPreview);
        }
        else
        {
            foreach (var committee in counted?.Committees ?? [])
                foreach (var line in committee.Thresholds)
                    Console.WriteLine(VisibleText.Of($"{committee.Committee.Name}: {line.Threshold}: {Why(line)}"));
            foreach (var line in found.Lines) Console.WriteLine(VisibleText.Of($"{line.Actor}  {line.Title}  ({Why(line.Reasons)})"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{found.Count} records match now, {found.Recent} of them with facts added in the last {Matches.Days} days. Nothing was added."));
        }
        return TrackerCli.Done;
    }

    private static async Task<(ThresholdStandings? Counted, Rejection? Refused)> Counted(
        ApiClient api, CompartmentId at, WatchTerms terms, CancellationToken cancel)
    {
        var answer = await api.Thresholds(new(at, terms), cancel);
        return (answer.Value, answer.Value is null ? answer.Rejection ?? Rejection.NotFound : null);
    }

    private static string Why(ThresholdLine line) => (line.Weighed.Outcome, line.Threshold) switch
    {
        (ThresholdOutcome.Reached, _) => $"reached ({string.Join(", ", line.Weighed.Of.Select(Named))})",
        (_, { IsNew: true }) => "none",
        (ThresholdOutcome.Unknown, _) => string.Create(CultureInfo.InvariantCulture, $"unknown ({line.Weighed.Unknown} of unknown country)"),
        (_, { AtLeast: { } needed }) => string.Create(CultureInfo.InvariantCulture, $"not reached ({line.Weighed.Most} of {needed})"),
        _ => "not reached",
    };

    private static string Named(Counted one) => $"{one.Role} {one.Name ?? "not named"}, {one.Country ?? "country unknown"}";

    /// <summary>The watches under this key that the caller may read, or why there are none.</summary>
    private static async Task<(List<ShownWatch>? Shown, Rejection? Refused)> Read(ApiClient api, ActorId watch, CancellationToken cancel)
    {
        var answer = await api.Record(watch, cancel);
        if (answer.Value is not { Rejection: null } opened) return (null, answer.Value?.Rejection ?? answer.Rejection ?? Rejection.NotFound);
        var shown = opened.Parts.Where(p => p.State is not null)
            .Select(p => (p.Compartment, State: (Watch)JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, Kind.StateInfo)!))
            .Where(p => p.State.Title.Value is not null)
            .Select(p => new ShownWatch(
                watch, p.Compartment, p.State.Title.Value!, p.State.Terms.Value, p.State.EndedFor.Value, p.State.BanEnded?.At, [.. p.State.Suggestions],
                [.. p.State.Crossings]))
            .ToList();
        return shown.Count == 0 ? (null, Rejection.NotFound) : (shown, null);
    }

    private static void Write(ShownWatch watch)
    {
        var terms = watch.Terms;
        Line($"{watch.Title} ({watch.Actor}, {watch.Compartment})");
        if (watch.Ended is { } why) Line($"  ended: {why}");
        Lines("names", terms.Names.Select(n => n.Valid is { } v ? $"{n.Name}@{v.From?.Value}/{v.To?.Value}" : n.Name));
        Lines("sponsors", terms.Sponsors.Select(s => terms.RecordOf(s) is { } record ? $"{s}={record}" : s));
        Lines("words", terms.Words);
        Lines("committees", terms.Places.Select(c => terms.RecordOf(c) is { } record ? $"{c}={record}" : c));
        if (terms.Ban is { } ban)
            Line(string.Create(CultureInfo.InvariantCulture,
                $"  ban: {ban.Decision}, through {ban.LastDay:yyyy-MM-dd}{(watch.BanEndedAt is null ? "" : "; ended: watch for resurfacing")}"));
        Lines("thresholds", terms.Counts.Select(c => c.Word));
        foreach (var said in watch.Thresholds)
        {
            var since = string.Create(CultureInfo.InvariantCulture, $"{said.At:yyyy-MM-dd}");
            Line($"  {(said.Outcome == ThresholdOutcome.Reached ? "reached" : "no longer reached")} {since}: {said.Committee.Name}: {said.Threshold} "
                + $"({string.Join("; ", said.Of.Select(Named))}){(said.Seen is null ? "; not seen yet" : "")}");
        }
        foreach (var match in watch.Suggested)
            Line($"  {State(match.Verdict)}: {match.Record} {match.Title} ({Why(match.Reasons)})");

        static string State(Verdict? verdict) => verdict is null ? "to decide" : verdict.Confirmed ? "confirmed" : "dismissed";

        static void Lines(string what, IEnumerable<string> entries)
        {
            if (string.Join("; ", entries) is { Length: > 0 } text) Line($"  {what}: {text}");
        }

        static void Line(string text) => Console.WriteLine(VisibleText.Of(text));
    }

    private static string Why(ImmutableArray<MatchReason> reasons) =>
        string.Join("; ", reasons.Select(r => $"{JsonNamingPolicy.KebabCaseLower.ConvertName(r.Kind.ToString())} {r.Term}"));

    private static Argument<ActorId> Watch()
    {
        var watch = Parsing.Argument<ActorId>("watch", $"The watch, such as {Sample}.");
        watch.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != WatchKind.Word)
                result.AddError($"'{actor}' is not a watch, such as {Sample}.");
        });
        return watch;
    }

    private static Argument<ActorId> Record() => Parsing.Argument<ActorId>("record", "The suggested record, such as work-item/itu/newip.");

    private static Option<string?> Reason(bool required) => new("--reason") { Description = "Why, in a line.", Required = required };

    private static Option<CompartmentId?> In()
    {
        var at = Parsing.Option<CompartmentId>("--in", "Who may read it: record (everyone), government or org/<id>.");
        at.Required = true;
        return at;
    }
}

/// <param name="BanEndedAt">When the watch noted that its ban has ended.</param>
internal sealed record ShownWatch(
    ActorId Actor, CompartmentId Compartment, string Title, WatchTerms Terms, string? Ended, DateTimeOffset? BanEndedAt, ImmutableArray<Suggestion> Suggested,
    ImmutableArray<Crossing> Thresholds);

internal sealed record ShownPreview(Matches Matches, ThresholdStandings? Thresholds);

[JsonSerializable(typeof(List<ShownWatch>)), JsonSerializable(typeof(ShownPreview))]
internal sealed partial class ShownWatches : JsonSerializerContext
{
    public static ShownWatches Strict { get; } = new(Codec.Options);
}
