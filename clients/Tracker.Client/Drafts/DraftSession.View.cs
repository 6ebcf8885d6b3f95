using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>Whatever a screen shows or acts on has its place in the text as it is shown, with what is pending in it.</summary>
public sealed partial class DraftSession
{
    private readonly List<Followed> followed = [];
    private DraftState? view;
    private DraftState? viewed;

    /// <summary>What a screen shows: the view of <see cref="Record"/> with <see cref="Text"/>, and each remark where its passage is in it.</summary>
    public DraftState View
    {
        get
        {
            lock (Record.Gate)
            {
                if (Record.View.Compartments.GetValueOrDefault(Compartment)?.State is not DraftState seen) return DraftState.Empty;
                if (view is null || !ReferenceEquals(viewed, seen) || !ReferenceEquals(view.Text, text.Shown))
                    (viewed, view) = (seen, seen with { Text = text.Shown, Comments = text.Moved(Remarks(seen)) });
                return view;
            }
        }
    }

    /// <summary>
    /// A passage of <see cref="Text"/> as a place of the confirmed revision, once nothing is pending. It follows the text until then;
    /// null where it was deleted meanwhile.
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

    /// <summary>Remarks as they are confirmed. A decision on its way moves none: the text does not show it yet.</summary>
    private ImmutableSortedDictionary<EntityId, Comment> Remarks(DraftState seen)
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
