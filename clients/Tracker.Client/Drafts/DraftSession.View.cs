using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>Positions for a screen: in the text that it shows, pending changes included.</summary>
public sealed partial class DraftSession
{
    private readonly List<Followed> followed = [];
    private DraftState? view;
    private DraftState? viewed;

    /// <summary>What a screen shows: the view of <see cref="Record"/> with <see cref="Text"/>, and each comment at its passage there.</summary>
    public DraftState View
    {
        get
        {
            lock (Record.Gate)
            {
                if (Record.View.Compartments.GetValueOrDefault(Compartment)?.State is not DraftState seen) return DraftState.Empty;
                if (view is null || !ReferenceEquals(viewed, seen) || !ReferenceEquals(view.Text, text.Shown))
                    (viewed, view) = (seen, seen with { Text = text.Shown, Comments = text.Moved(Comments(seen)) });
                return view;
            }
        }
    }

    /// <summary>
    /// A passage of <see cref="Text"/> in the confirmed revision, once nothing is pending. It follows the text until then; null if it
    /// was deleted meanwhile.
    /// </summary>
    public Task<Passage?> Settled(TextRange passage)
    {
        var one = new Followed(passage);
        lock (Record.Gate) followed.Add(one);
        Settle();
        return one.Task;
    }

    private void Settle()
    {
        lock (Record.Gate)
        {
            if (text.Count > 0) return;
            foreach (var one in followed) one.SetResult(one.At is { } at ? new Passage(text.Revision, at.From, at.To) : null);
            followed.Clear();
        }
    }

    /// <summary>The confirmed comments. A decision in flight moves none of them: the text does not show it yet.</summary>
    private ImmutableSortedDictionary<EntityId, Comment> Comments(DraftState seen)
    {
        var known = State;
        if (seen.Revision == known.Revision) return seen.Comments;
        if (seen.Window.Last(seen.Revision - known.Revision) is not { } ahead) return known.Comments;
        var back = ahead.Aggregate(TextChange.Empty, (all, change) => all.Compose(change)).Invert(known.Text);
        return TextEvolution.Moved(seen.Comments, back).SetItems(known.Comments.Select(c =>
            KeyValuePair.Create(c.Key, seen.Comments[c.Key] with { From = c.Value.From, To = c.Value.To, Gone = c.Value.Gone })));
    }

    private sealed class Followed(TextRange at) : TaskCompletionSource<Passage?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TextRange? At { get; private set; } = at;

        public void Move(TextChange change) =>
            At = At is not { } at ? null : at.From < at.To ? Anchors.Move(at, change) : Moved(at, change);
    }
}

/// <summary>A passage of a text at a confirmed revision, in UTF-16 positions, as in commands.</summary>
public readonly record struct Passage(long Revision, int From, int To);
