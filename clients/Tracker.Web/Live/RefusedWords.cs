using System.Collections.Immutable;

namespace Tracker.Web.Live;

/// <summary>
/// Words of refused commands. A part of the screen that still has the words shows the refusal beside them; what no part shows is for the
/// page, so that no words are lost with the part they were typed in.
/// </summary>
public sealed class RefusedWords(Action changed)
{
    private readonly Lock gate = new();
    private readonly HashSet<object> inPlace = new(ReferenceEqualityComparer.Instance);
    private ImmutableList<UnsavedWords> refused = [];

    public IReadOnlyList<UnsavedWords> All => refused;

    public bool IsInPlace(object source)
    {
        lock (gate) return inPlace.Contains(source);
    }

    public void Add(UnsavedWords words)
    {
        lock (gate) refused = refused.Add(words);
        changed();
    }

    /// <summary>A part of the screen shows this rejection or conflict, and the words with it.</summary>
    public void Show(object source)
    {
        bool isNew;
        lock (gate) isNew = inPlace.Add(source);
        if (isNew) changed();
    }

    /// <summary>The part that showed it is gone. The page shows the words from now on.</summary>
    public void Leave(object source)
    {
        bool wasShown;
        lock (gate) wasShown = inPlace.Remove(source);
        if (wasShown) changed();
    }

    /// <summary>The words were corrected, sent again, copied, or are not needed.</summary>
    public void Settle(object source)
    {
        lock (gate)
        {
            inPlace.Remove(source);
            refused = refused.RemoveAll(w => ReferenceEquals(w.Source, source));
        }
        changed();
    }
}
