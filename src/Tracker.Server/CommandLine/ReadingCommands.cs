using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Server.History;

namespace Tracker.Server.CommandLine;

/// <summary>
/// <c>show</c> and <c>history</c> read the store itself, also while a server runs, as <see cref="VerifyCommand"/> does. They show and name every
/// compartment, since anyone who can open the database can read all of it.
/// </summary>
internal static class ReadingCommands
{
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Short) { WriteIndented = true };
    private static readonly Argument<string> Actor = new("actor") { Description = "The record, such as work-item/itu-t/sg15/q11/g.8310." };
    private static readonly Option<string?> At = new("--at") { Description = $"As it was after {HistoryPoint.Rule}." };
    private static readonly Option<string?> AsOf = new("--as-of") { Description = $"Only facts that may be true at the end of {PartialDate.Rule}." };
    private static readonly Option<bool> AsJson = new("--json") { Description = "As JSON." };

    public static System.CommandLine.Command Show()
    {
        var show = new System.CommandLine.Command("show", "Show a record, compartment by compartment.") { Actor, At, AsOf, AsJson };
        show.SetAction((parsed, cancellation) => Reading(parsed, async (store, output) =>
        {
            var point = Point(parsed);
            if (Text(parsed) is { } text && !parsed.GetValue(AsJson)) return await Show(store, text, point, output, cancellation);
            var (actor, kind, rows) = await Rows(store, parsed, cancellation);
            var record = RecordHistory.StateAt(kind, rows, r => point is null || point.Value.Includes(r), out var gap).TrueOn(Day(parsed));
            if (!record.Exists) throw new UsageException($"'{actor}' did not exist then.");
            var parts = new JsonObject(record.Compartments.Select(c => KeyValuePair.Create(c.Key.Value, (JsonNode?)new JsonObject
            {
                ["version"] = c.Value.Version,
                ["state"] = RecordHistory.Json(kind, record, c.Key),
            })));
            if (parsed.GetValue(AsJson)) output.WriteLine(parts.ToJsonString(Indented));
            else
                foreach (var (compartment, part) in record.Compartments)
                    foreach (var field in StateDiff.Between(null, RecordHistory.Json(kind, record, compartment)))
                        output.WriteLine($"{compartment}@{part.Version}  {field.Path} = {Word(field.To)}");
            if (gap is not null) Console.Error.WriteLine($"tracker: This is '{actor}' before version {gap.Version}. {RecordHistory.Gap}");
            return 0;
        }));
        return show;
    }

    private static DateOnly? Day(ParseResult parsed) => parsed.GetValue(AsOf) is not { } text ? null
        : PartialDate.Read(text)?.Latest ?? throw new UsageException($"'{text}' is not {PartialDate.Rule}.");

    private static ActorId? Text(ParseResult parsed) =>
        ActorId.TryParse(parsed.GetValue(Actor)) is { } actor && DraftId.TryParse(actor) is not null ? actor : null;

    /// <summary>A co-edited text for people: facts about it, a blank line, the text.</summary>
    private static async Task<int> Show(IStore store, ActorId text, HistoryPoint? point, TextWriter output, CancellationToken cancellation)
    {
        var past = await new TextHistory(store.Events, milestones: null).At(text, point, cancellation)
            ?? throw new UsageException(point is null ? $"There is no record '{text}'." : $"'{text}' did not exist then.");
        var state = past.State;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DraftId.TryParse(text)!.Value.Compartment}@{past.Version}  {past.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}  "
            + $"revision {state.Revision}  {Line(state.Title.Value ?? "")}"));
        output.WriteLine($"authors: {string.Join(", ", state.Authors)}");
        foreach (var (id, frozen) in state.Frozen)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"frozen: {Line(frozen.Name)} at version {frozen.Version} by {frozen.By} ({id})"));
        foreach (var (id, comment) in state.Comments)
            output.WriteLine($"comment on “{Line(comment.Excerpt)}”{(comment.Gone ? ", which was deleted" : "")} by {comment.By}: "
                + $"{Line(comment.Body)}{(comment.IsResolved ? " (resolved)" : "")} ({id})");
        output.WriteLine();
        output.WriteLine(state.Text.PlainText());
        return 0;
    }

    /// <summary>On one line, so that no text looks like another line of the answer.</summary>
    private static string Line(string text) => text.ReplaceLineEndings(" ⏎ ");

    public static System.CommandLine.Command History()
    {
        var entity = new Option<string?>("--entity") { Description = "Only changes of this entity, such as one agenda point." };
        var history = new System.CommandLine.Command("history", "Show who changed what in a record, when, from which value to which.")
        {
            Actor, entity, At, AsJson,
        };
        history.SetAction((parsed, cancellation) => Reading(parsed, async (store, output) =>
        {
            var (_, kind, rows) = await Rows(store, parsed, cancellation);
            var point = Point(parsed);
            EntityId? asked = parsed.GetValue(entity) is { } text
                ? EntityId.TryParse(text) ?? throw new UsageException($"'{text}' is not an entity: {EntityId.Rule}.")
                : null;
            var people = await People(store, cancellation);
            foreach (var entry in RecordHistory.Of(kind, rows.TakeWhile(r => point is null || point.Value.Includes(r)), asked))
                if (parsed.GetValue(AsJson)) output.WriteLine(Json(entry, people).ToJsonString(Short));
                else Write(output, entry, people);
            return 0;
        }));
        return history;
    }

    private static void Write(TextWriter output, HistoryEntry entry, DirectoryState people)
    {
        var who = people.Participants.TryGetValue(entry.By, out var person) ? $"{entry.By} ({person.Name.Value})" : entry.By.Value;
        var behalf = entry.OnBehalfOf is { } group ? $" for {group}" : "";
        var line = $"{entry.Compartment}@{entry.Version}  {entry.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}  {who}{behalf}  {entry.Event}";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.ActorVersion,6}  {line}"));
        foreach (var change in entry.Changes) output.WriteLine($"        {entry.Compartment}  {change.Path}: {Word(change.From)} → {Word(change.To)}");
        if (entry.Gap is not null) output.WriteLine($"        {entry.Compartment}  {entry.Gap}");
    }

    private static JsonObject Json(HistoryEntry entry, DirectoryState people) => new()
    {
        ["version"] = entry.ActorVersion,
        ["compartment"] = entry.Compartment.Value,
        ["compartmentVersion"] = entry.Version,
        ["at"] = entry.At,
        ["by"] = entry.By.Value,
        ["name"] = people.Participants.TryGetValue(entry.By, out var person) ? person.Name.Value : null,
        ["onBehalfOf"] = entry.OnBehalfOf?.Value,
        ["event"] = entry.Event,
        ["gap"] = entry.Gap,
        ["changes"] = new JsonArray([.. entry.Changes.Select(c => new JsonObject
        {
            ["path"] = c.Path,
            ["from"] = c.From?.DeepClone(),
            ["to"] = c.To?.DeepClone(),
        })]),
    };

    private static string Word(JsonNode? value) => value is null ? "—" : value.ToJsonString(Short);

    private static async Task<(ActorId, RecordKind, IReadOnlyList<StoredEvent>)> Rows(IStore store, ParseResult parsed, CancellationToken cancellation)
    {
        var text = parsed.GetValue(Actor)!;
        var actor = ActorId.TryParse(text) ?? throw new UsageException($"'{text}' is not an actor: {ActorId.Rule}.");
        var kind = TrackerKinds.All.Of(actor)
            ?? throw new UsageException($"There is no kind '{actor.Kind}'. Kinds: {string.Join(", ", TrackerKinds.All.All.Select(k => k.Name))}.");
        var rows = await store.Events.Read(actor, 0, cancellation: cancellation);
        return rows.Count > 0 ? (actor, kind, rows) : throw new UsageException($"There is no record '{actor}'.");
    }

    private static HistoryPoint? Point(ParseResult parsed) => parsed.GetValue(At) is { } text
        ? HistoryPoint.TryParse(text) ?? throw new UsageException($"'{text}' is not {HistoryPoint.Rule}.")
        : null;

    private static async Task<DirectoryState> People(IStore store, CancellationToken cancellation)
    {
        var kind = TrackerKinds.All.Of(DirectoryKind.Actor)!;
        var record = RecordHistory.StateAt(kind, await store.Events.Read(DirectoryKind.Actor, 0, cancellation: cancellation), _ => true);
        return record.Compartments.TryGetValue(CompartmentId.Administration, out var part) ? (DirectoryState)part.State : DirectoryState.Empty;
    }

    internal static Task<int> Reading(ParseResult parsed, Func<IStore, TextWriter, Task<int>> read) => TrackerCommands.Guarded(async () =>
    {
        await using var store = Stores.OpenReadOnly(TrackerCommands.Storage(parsed));
        return await read(store, new VisibleWriter(parsed.InvocationConfiguration.Output, parsed.GetValue(AsJson) ? VisibleText.InJson : VisibleText.Of));
    });
}
