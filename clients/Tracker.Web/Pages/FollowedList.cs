using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Records;

namespace Tracker.Web.Pages;

/// <summary>A part of a page that lists records and follows some of them live.</summary>
public abstract class FollowedList<TDesk> : ListOf, IDisposable where TDesk : Desk
{
    private readonly List<IDisposable> changes = [];
    private int waiting;

    /// <summary>What is followed, in the order in which it was asked for.</summary>
    protected List<TDesk> Desks { get; } = [];

    /// <summary>True once the page was left.</summary>
    protected bool IsGone { get; private set; }

    protected abstract TDesk DeskOf(TrackerClient client, ActorId record, IReadOnlyDictionary<string, string>? names);

    protected async Task Follow(ActorId actor)
    {
        if (IsGone || Desks.Exists(d => d.Record.Actor == actor)) return;
        var key = "record:" + actor.Value;
        var read = Handover.Take(key, AppJson.Strict.ReadRecord);
        if (read is null && !RendererInfo.IsInteractive)
        {
            if ((read = await Reads.Record(actor)) is null) return;
            Handover.Keep(key, read, AppJson.Strict.ReadRecord);
        }
        if (IsGone) return;
        var desk = Workplace.Follow(actor, client => DeskOf(client, actor, read?.Names));
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
        IsGone = true;
        foreach (var one in changes) one.Dispose();
        foreach (var desk in Desks) Workplace.Unfollow(desk);
        GC.SuppressFinalize(this);
    }
}
