using Tracker.Web.Live;
using Tracker.Web.Records;

namespace Tracker.Web.Pages;

/// <summary>A part of a page that follows the records of one kind live, those too that are shared with the viewer later.</summary>
/// <param name="kind">The kind of its records.</param>
public abstract class FollowedKind(string kind) : FollowedList<Desk>
{
    /// <summary>Records that are followed at once.</summary>
    private const int MostFollowed = 24;

    private readonly HashSet<ActorId> told = [];
    private int looking;

    /// <summary>Those of the list that are followed.</summary>
    protected virtual IEnumerable<ListedRecord> Wanted => (Found ?? []).OrderByDescending(l => l.ChangedAt);

    /// <summary>What can be read now, of each record by compartment; not what belongs to one participant alone.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, TState State)> Read<TState>() where TState : class =>
        from desk in Desks where desk.Record is { Opened.IsCompleted: true, Rejection: null }
        from part in desk.Record.View.Compartments where !part.Key.IsOwned
        select (desk, part.Key, (TState)part.Value.State);

    protected override async Task OnInitializedAsync()
    {
        Workplace.Changed += Look;
        await FollowAll();
    }

    protected override Desk DeskOf(TrackerClient client, ActorId record, IReadOnlyDictionary<string, string>? names) =>
        new(client, client.Open(record), names);

    private async Task FollowAll()
    {
        Forget();
        await Read(kind, take: 200);
        foreach (var line in Wanted.Take(MostFollowed))
        {
            told.Add(line.Actor);
            await Follow(line.Actor);
        }
    }

    /// <summary>The viewer was told of a record that is not followed yet: the list is read again.</summary>
    private void Look()
    {
        var unknown = Workplace.Inbox.List?.Lines.Select(l => l.Record).Where(r => r.Kind == kind && !told.Contains(r)).ToList();
        if (unknown is not { Count: > 0 } || Interlocked.Exchange(ref looking, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            told.UnionWith(unknown);
            await FollowAll();
            Interlocked.Exchange(ref looking, 0);
            if (!IsGone) StateHasChanged();
        });
    }

    public override void Dispose()
    {
        Workplace.Changed -= Look;
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}
