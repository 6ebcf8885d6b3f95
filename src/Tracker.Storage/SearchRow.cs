using Tracker.Domain.Search;

namespace Tracker.Storage;

/// <summary>A change of one text by which a record is found, written with the events that made it.</summary>
/// <param name="Text">Empty if the text was taken away.</param>
/// <param name="Was">The text before, whose terms leave the index; null or empty if there was none.</param>
public sealed record SearchRow(ActorId Actor, CompartmentId Compartment, string Key, SearchPlace Place, string Text, string? Was = null)
{
    /// <summary>Notes have at most this length; what is longer is cut.</summary>
    private const int Longest = 20_000;

    internal string Stored => StorableText.Of(Text, Longest);

    internal string Folded => Place == SearchPlace.Mention ? "" : Folding.Of(Stored);

    /// <summary>The terms that come into the index, and those that leave it.</summary>
    internal (IEnumerable<string> Come, IEnumerable<string> Leave) Terms()
    {
        var (now, before) = (SearchTerms.Of(Stored, Place), SearchTerms.Of(StorableText.Of(Was ?? "", Longest), Place));
        // All of the new ones, because the place may be another.
        return (now, before.Except(now));
    }

    /// <summary>The row as both engines store it, and its terms.</summary>
    public (FoundText Text, IEnumerable<FoundTerm> Terms) AsStored()
    {
        var text = new FoundText(Compartment.Value, Key, Place, Stored, Folded);
        return (text, Terms().Come.Select(t => new FoundTerm(t, text.Compartment, Key, Place)));
    }

    /// <summary>This change after an earlier one of the same text.</summary>
    internal SearchRow After(SearchRow? earlier) => earlier is null ? this : this with { Was = earlier.Was };
}
