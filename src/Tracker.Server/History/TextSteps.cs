using System.Globalization;
using System.Text.Json.Nodes;
using Tracker.Domain.Drafts;
using Tracker.Text;

namespace Tracker.Server.History;

/// <summary>The changes within one event of a text, each with its author, and as lines for people.</summary>
internal static class TextSteps
{
    private const int Excerpt = 80;
    private const int MostPlaces = 20;

    /// <param name="before">The text before the event.</param>
    /// <param name="after">The text after it, which knows the event's authors and sessions.</param>
    public static IEnumerable<TextStep> Of(DraftState before, DraftState after, TextChanged changed, StoredEvent row)
    {
        var revision = before.Revision;
        foreach (var applied in changed.Changes)
        {
            var author = after.Authors[AuthorOf(before, changed, applied)];
            yield return new TextStep(row.CompartmentVersion, ++revision, row.RecordedAt, author, applied.Kind, Authored.Stamp(applied.Change, author.Value));
        }
    }

    /// <summary>What was inserted, deleted and formatted, place by place; consecutive changes of one person are joined.</summary>
    public static IEnumerable<FieldChange> Lines(DraftState before, DraftState after, TextChanged changed, StoredEvent row)
    {
        var text = before.Text;
        TextStep? open = null;
        foreach (var step in Of(before, after, changed, row))
        {
            if (open is not null && open.By == step.By && open.Kind == step.Kind)
            {
                open = open with { Change = open.Change.Compose(step.Change) };
                continue;
            }
            if (open is not null)
            {
                foreach (var line in Lines(text, open)) yield return line;
                text = text.Apply(open.Change);
            }
            open = step;
        }
        if (open is null) yield break;
        foreach (var line in Lines(text, open)) yield return line;
    }

    private static IEnumerable<FieldChange> Lines(RichText text, TextStep step)
    {
        var who = $"text {JsonNamingPolicy.KebabCaseLower.ConvertName(step.Kind.ToString())} by {step.By}";
        var (at, places) = (0, 0);
        string? inserted = null;
        foreach (var op in step.Change.Operations)
        {
            if (places == MostPlaces)
            {
                yield return new FieldChange($"{who}, and more", null, null);
                yield break;
            }
            if (op.Inserts)
            {
                inserted = op.Text ?? op.Embed!.ToString();
                continue;
            }
            if (op.Kind == OpKind.Delete || inserted is not null)
            {
                yield return Line(who, at, op.Kind == OpKind.Delete ? Short(text.PlainText(at, Math.Min(at + op.Length, at + Excerpt + 1))) : null, inserted);
                (inserted, places) = (null, places + 1);
            }
            if (op is { Kind: OpKind.Retain, Attributes: { } marks })
            {
                yield return new FieldChange(Place($"{who}, marks", at), Short(text.PlainText(at, Math.Min(at + op.Length, at + Excerpt + 1))), Marked(marks));
                places++;
            }
            at += op.Length;
        }
        if (inserted is not null) yield return Line(who, at, null, inserted);
    }

    private static int AuthorOf(DraftState before, TextChanged changed, AppliedChange applied)
    {
        if (applied.Session < 0) return applied.Author;
        foreach (var session in changed.NewSessions.Reverse())
            if (session.Place == applied.Session)
                return session.Author;
        return before.Sessions[applied.Session].Author;
    }

    private static FieldChange Line(string who, int at, JsonNode? from, string? to) => new(Place(who, at), from, to is null ? null : Short(to));

    private static string Place(string who, int at) => string.Create(CultureInfo.InvariantCulture, $"{who} at {at}");

    private static JsonValue Short(string text) =>
        JsonValue.Create(text.Length <= Excerpt ? WholeText.Of(text) : WholeText.Of(text[..Length(text)]) + "…");

    /// <summary>Of an excerpt that cuts no character.</summary>
    private static int Length(string text) => char.IsHighSurrogate(text[Excerpt - 1]) ? Excerpt - 1 : Excerpt;

    private static JsonObject Marked(TextAttributes marks) =>
        new(marks.Entries.ToArray().Select(e => KeyValuePair.Create(WholeText.Of(e.Key), (JsonNode?)WholeText.Of(e.Value.ToString()))));
}
