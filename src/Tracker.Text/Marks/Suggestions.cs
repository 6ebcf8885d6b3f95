namespace Tracker.Text;

/// <summary>Suggesting as marks on the text: a suggested insertion is text with <see cref="Marks.Insertion"/>, a suggested deletion keeps the text
/// and marks it. Deciding looks at the marks of the present text only, so that it touches no word that is not itself suggested.</summary>
public static class Suggestions
{
    private const int LongestExcerpt = 80;

    private static readonly TextAttributes NoDeletion = TextAttributes.Of((Marks.Deletion, AttributeValue.Null), (Marks.DeletionAuthor, AttributeValue.Null));

    /// <summary>What a plain change becomes when its author suggests. Inserts are marked. A delete marks the text unless it is marked already, but
    /// really deletes pending insertions of the same author. Formatting stays as it is.</summary>
    public static TextChange Suggest(TextChange change, RichText @base, string suggestion, string author)
    {
        @base.MustFit(change);
        var suggested = TextChange.Build();
        var mark = TextAttributes.Of((Marks.Deletion, suggestion), (Marks.DeletionAuthor, author));
        var at = 0;
        foreach (ref readonly var op in change.Ops)
        {
            if (op.Inserts)
            {
                suggested.Add(op.With(TextAttributes.With(op.Attributes, Marks.Insertion, suggestion)));
                continue;
            }
            if (op.Kind == OpKind.Retain) suggested.Add(op);
            else
            {
                var runs = @base.Runs(at, at + op.Length);
                while (runs.Next())
                {
                    if (IsOwnInsertion(runs.Attributes, author)) suggested.Delete(runs.Length);
                    else suggested.Retain(runs.Length, runs.Attributes?.Has(Marks.Deletion) == true ? null : mark);
                }
            }
            at += op.Length;
        }
        return Authored.Stamp(suggested.ToChange(), author);
    }

    /// <summary>Accepts what <paramref name="chosen"/> picks by suggestion and author: insertions become text, deletions are made.</summary>
    /// <param name="by">Who accepts; accepted text keeps its author and records who accepted it.</param>
    /// <param name="unseen">The change that led to the text since the participant saw it: what it suggested is not decided.</param>
    public static TextChange Accept(
        RichText text, Func<string, string?, bool> chosen, string by, int from = 0, int? to = null, TextChange? unseen = null)
    {
        var accepted = TextAttributes.Of((Marks.Insertion, AttributeValue.Null), (Marks.Accepted, by));
        return Decide(text, chosen, Seen(unseen, from, to ?? text.Length), (change, length, insertion, deletion) =>
        {
            if (deletion) change.Delete(length);
            else change.Retain(length, insertion ? accepted : null);
        });
    }

    /// <summary>Rejects what <paramref name="chosen"/> picks by suggestion and author: insertions go, text marked for deletion stays.</summary>
    /// <param name="unseen">As in <see cref="Accept"/>.</param>
    public static TextChange Reject(RichText text, Func<string, string?, bool> chosen, int from = 0, int? to = null, TextChange? unseen = null) =>
        Decide(text, chosen, Seen(unseen, from, to ?? text.Length), (change, length, insertion, deletion) =>
        {
            if (insertion) change.Delete(length);
            else change.Retain(length, deletion ? NoDeletion : null);
        });

    /// <summary>All suggestions in the order of the text; text that is both inserted and marked for deletion is listed twice.</summary>
    public static IReadOnlyList<Suggestion> List(RichText text)
    {
        var list = new List<Suggestion>();
        var last = new Dictionary<SuggestionKind, int>();
        var runs = text.Runs(0, text.Length);
        while (runs.Next())
        {
            if (runs.Attributes is null) continue;
            Add(SuggestionKind.Insertion, runs.Attributes.Text(Marks.Insertion), runs.Attributes.Text(Marks.Author), runs.Start, runs.Start + runs.Length);
            Add(
                SuggestionKind.Deletion, runs.Attributes.Text(Marks.Deletion), runs.Attributes.Text(Marks.DeletionAuthor),
                runs.Start, runs.Start + runs.Length);
        }
        return [.. list.Select(one => one with { Excerpt = Excerpt(text, one.From, one.To) })];

        void Add(SuggestionKind kind, string? id, string? author, int from, int to)
        {
            if (id is null) return;
            if (last.TryGetValue(kind, out var index) && list[index] is var before && before.To == from && before.Id == id && before.Author == author)
            {
                list[index] = before with { To = to };
                return;
            }
            last[kind] = list.Count;
            list.Add(new(id, kind, author, from, to, ""));
        }
    }

    private static TextChange Decide(
        RichText text, Func<string, string?, bool> chosen, IEnumerable<TextRange> within, Action<TextChangeBuilder, int, bool, bool> decide)
    {
        var change = TextChange.Build();
        var at = 0;
        foreach (var (from, to) in within)
        {
            change.Retain(from - at);
            var runs = text.Runs(from, to);
            while (runs.Next())
            {
                var insertion = runs.Attributes?.Text(Marks.Insertion) is { } inserting && chosen(inserting, runs.Attributes.Text(Marks.Author));
                var deletion = runs.Attributes?.Text(Marks.Deletion) is { } deleting && chosen(deleting, runs.Attributes.Text(Marks.DeletionAuthor));
                decide(change, runs.Length, insertion, deletion);
            }
            at = to;
        }
        return change.ToChange();
    }

    /// <summary>The parts of a passage that a change neither inserted nor marked.</summary>
    private static IEnumerable<TextRange> Seen(TextChange? unseen, int from, int to)
    {
        var at = 0;
        foreach (var op in unseen?.Operations ?? [])
        {
            if (op.Kind == OpKind.Delete) continue;
            var end = at + op.Length;
            var isNew = op.Kind == OpKind.Insert || op.Attributes is { } marks && (marks.Has(Marks.Insertion) || marks.Has(Marks.Deletion));
            if (!isNew && Within(at, end) is { } part) yield return part;
            at = end;
        }
        if (Within(at, to) is { } rest) yield return rest;

        TextRange? Within(int first, int end) => Math.Max(first, from) < Math.Min(end, to) ? new(Math.Max(first, from), Math.Min(end, to)) : null;
    }

    private static bool IsOwnInsertion(TextAttributes? attributes, string author) =>
        attributes is not null && attributes.Has(Marks.Insertion) && attributes.Text(Marks.Author) == author;

    private static string Excerpt(RichText text, int from, int to)
    {
        var end = Math.Min(to, from + LongestExcerpt);
        if (end < to && char.IsHighSurrogate(text.At(end - 1))) end--;
        return text.PlainText(from, end);
    }
}
