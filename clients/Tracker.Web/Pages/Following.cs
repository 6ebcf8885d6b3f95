using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Web.Pages;

/// <summary>A page that follows several delegations live without being in them.</summary>
public abstract class Following : ListOf, IDisposable
{
    /// <summary>Delegations that are followed at once.</summary>
    private const int MostFollowed = 12;

    private readonly List<IDisposable> changes = [];
    private bool isFollowing;
    private int waiting;

    /// <summary>What is followed, in the order in which it was asked for.</summary>
    protected List<DelegationDesk> Desks { get; } = [];

    /// <summary>True once everything that is followed was read.</summary>
    protected bool IsRead => isFollowing && Desks.TrueForAll(d => d.Record.Opened.IsCompleted);

    /// <summary>Reads the list of delegations that the viewer knows of.</summary>
    protected Task ReadDelegations() => Read("delegation", take: 200);

    /// <summary>Follows those of the list that are not archived: first the viewer's own, then those that meet next.</summary>
    protected async Task FollowDelegations()
    {
        await ReadDelegations();
        var followed = (Found ?? []).Where(l => !l.Detail.ContainsKey("archived"))
            .OrderByDescending(l => l.Role is not null).ThenByDescending(l => Day(l, "closesOn") >= Workplace.Today).ThenBy(l => Day(l, "opensOn"))
            .Take(MostFollowed);
        foreach (var line in followed) await Follow(line.Actor);
        isFollowing = !Failed;
    }

    /// <summary>The same again, after the viewer was given a place on another one.</summary>
    protected Task FollowMore()
    {
        Forget();
        return FollowDelegations();
    }

    protected static DateOnly? Day(ListedRecord line, string name) => Words.DayOf(line.Detail.GetValueOrDefault(name));

    private async Task Follow(ActorId actor)
    {
        if (Desks.Exists(d => d.Record.Actor == actor)) return;
        var key = "record:" + actor.Value;
        var read = Handover.Take(key, AppJson.Strict.ReadRecord);
        if (read is null && !RendererInfo.IsInteractive)
        {
            if ((read = await Reads.Record(actor)) is null) return;
            Handover.Keep(key, read, AppJson.Strict.ReadRecord);
        }
        var desk = Workplace.Follow(actor, client => new DelegationDesk(client, client.Open(actor), read?.Names));
        if (read is not null) desk.Record.Show(read.Opened);
        Desks.Add(desk);
        changes.Add(desk.OnChange(Draw));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        foreach (var desk in Desks) await desk.ReadNames(Navigation.Api(desk.Me));
    }

    private void Draw()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            await Task.Yield();
            Interlocked.Exchange(ref waiting, 0);
            StateHasChanged();
        });
    }

    public virtual void Dispose()
    {
        foreach (var one in changes) one.Dispose();
        foreach (var desk in Desks) Workplace.Unfollow(desk);
        GC.SuppressFinalize(this);
    }
}
