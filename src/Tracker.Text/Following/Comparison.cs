namespace Tracker.Text;

/// <summary>How a place differs.</summary>
public enum ChangedKind { Added, Removed, Formatted }

/// <summary>A changed stretch of a <see cref="Comparison.Document"/>, and who changed it.</summary>
public sealed record ChangedPlace(int From, int To, ChangedKind Kind, string Author);

/// <summary>What changed since a version: <see cref="Document"/> is the present text, in which added text has the attribute <c>added</c>
/// and text formatted anew <c>changed</c>, together with the text that was removed, which has <c>removed</c>; each value is the author.
/// Text that was added and removed in between is in neither. <see cref="Places"/> are the changed stretches in order, for next and
/// previous.</summary>
public sealed record Comparison(TextChange Document, IReadOnlyList<ChangedPlace> Places)
{
    public const string Added = "added";
    public const string Removed = "removed";
    public const string Changed = "changed";

    /// <summary>Compares a text with what a row of changes made of it.</summary>
    /// <exception cref="ArgumentException">A change does not fit the text that those before it made.</exception>
    public static Comparison Since(RichText @base, IEnumerable<(string Author, TextChange Change)> changes)
    {
        var tracked = @base;
        foreach (var (author, change) in Joined(changes)) tracked = tracked.Apply(Tracked(change, tracked, author));
        return new Comparison(tracked.ToChange(), PlacesOf(tracked));
    }

    /// <summary>Neighbouring changes of one author as one.</summary>
    private static IEnumerable<(string Author, TextChange Change)> Joined(IEnumerable<(string Author, TextChange Change)> changes)
    {
        (string Author, TextChange Change)? open = null;
        foreach (var next in changes)
        {
            if (open is { } last && last.Author == next.Author)
            {
                open = (last.Author, last.Change.Compose(next.Change));
                continue;
            }
            if (open is { } done) yield return done;
            open = next;
        }
        if (open is { } end) yield return end;
    }

    /// <summary>A change of the present text as a change of the text with everything that was removed still in it.</summary>
    private static TextChange Tracked(TextChange change, RichText tracked, string author)
    {
        var builder = TextChange.Build();
        var runs = tracked.Runs(0, tracked.Length);
        var left = 0;
        foreach (var op in change.Operations)
        {
            if (op.Inserts)
            {
                builder.Add(op.With(TextAttributes.With(op.Attributes, Added, author)));
                continue;
            }
            for (var rest = op.Length; rest > 0;)
            {
                if (left == 0)
                {
                    if (!runs.Next()) throw new ArgumentException("A change does not fit the text before it.", nameof(change));
                    left = runs.Length;
                }
                if (runs.Attributes?.Has(Removed) == true)
                {
                    builder.Retain(left);
                    left = 0;
                    continue;
                }
                var part = Math.Min(left, rest);
                Track(builder, op, part, runs.Attributes?.Has(Added) == true, author);
                left -= part;
                rest -= part;
            }
        }
        return builder.ToChange();
    }

    private static void Track(TextChangeBuilder builder, in TextOp op, int length, bool isAdded, string author)
    {
        if (op.Kind == OpKind.Delete)
        {
            if (isAdded) builder.Delete(length);
            else builder.Retain(length, TextAttributes.Of((Removed, author)));
        }
        else if (op.Attributes is null || isAdded) builder.Retain(length, op.Attributes);
        else builder.Retain(length, TextAttributes.With(op.Attributes, Changed, author));
    }

    private static List<ChangedPlace> PlacesOf(RichText tracked)
    {
        var places = new List<ChangedPlace>();
        var runs = tracked.Runs(0, tracked.Length);
        while (runs.Next())
        {
            if (runs.Attributes is null) continue;
            var (kind, author) = runs.Attributes.Text(Removed) is { } remover ? (ChangedKind.Removed, remover)
                : runs.Attributes.Text(Added) is { } adder ? (ChangedKind.Added, adder)
                : (ChangedKind.Formatted, runs.Attributes.Text(Changed));
            if (author is null) continue;
            var place = new ChangedPlace(runs.Start, runs.Start + runs.Length, kind, author);
            if (places is [.., var last] && last.To == place.From && last.Kind == kind && last.Author == author) places[^1] = last with { To = place.To };
            else places.Add(place);
        }
        return places;
    }
}
