using Microsoft.AspNetCore.Components;
using Tracker.Domain.Vital;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Pages;
using Tracker.Web.Records;

namespace Tracker.Web.Vital;

/// <summary>A part of a page that follows vital information live: what the viewer received, and what their office writes.</summary>
public abstract class VitalFollowing : ListOf, IDisposable
{
    /// <summary>Notes that are followed at once.</summary>
    private const int MostFollowed = 24;

    private readonly List<IDisposable> changes = [];
    private readonly HashSet<ActorId> told = [];
    private int waiting, looking;
    private bool gone;

    /// <summary>What is followed, in the order in which it was asked for.</summary>
    protected List<Desk> Desks { get; } = [];

    /// <summary>Those of the list that are followed.</summary>
    protected virtual IEnumerable<ListedRecord> Wanted => (Found ?? []).OrderByDescending(l => l.ChangedAt);

    /// <summary>Each note that can be read now, as the viewer's office has it, or as the viewer received it.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, VitalNote Note)> Notes =>
        from desk in Desks where desk.Record is { Opened.IsCompleted: true, Rejection: null }
        from part in desk.Record.View.Compartments where !part.Key.IsOwned
        select (desk, part.Key, (VitalNote)part.Value.State);

    /// <summary>Notes of the viewer's offices.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, VitalNote Note)> Written => Notes.Where(n => n.At.OwnerOffice is not null);

    /// <summary>Released notes that name the viewer.</summary>
    protected IEnumerable<(Desk Desk, IssuedNote Note, bool HasRead)> Received =>
        from n in Notes where n.At == CompartmentId.Recipients
        let issued = n.Note.Issued where issued is not null
        select (n.Desk, issued, HasRead(n.Desk, issued));

    /// <summary>Whether the viewer has acknowledged what they received.</summary>
    public static bool HasRead(Desk desk, IssuedNote note) =>
        desk.Of<VitalNote>(CompartmentId.Own(desk.Me))?.Receipts?.GetValueOrDefault(desk.Me)?.Revision >= note.Revision;

    protected override async Task OnInitializedAsync()
    {
        Workplace.Changed += Look;
        await FollowAll();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        foreach (var desk in Desks) await desk.ReadNames(Navigation.Api(desk.Me));
    }

    private async Task FollowAll()
    {
        Forget();
        await Read(VitalKind.Word, take: 200);
        foreach (var line in Wanted.Take(MostFollowed)) await Follow(line.Actor);
    }

    private async Task Follow(ActorId actor)
    {
        if (gone || Desks.Exists(d => d.Record.Actor == actor)) return;
        told.Add(actor);
        var key = "record:" + actor.Value;
        var read = Handover.Take(key, AppJson.Strict.ReadRecord);
        if (read is null && !RendererInfo.IsInteractive)
        {
            if ((read = await Reads.Record(actor)) is null) return;
            Handover.Keep(key, read, AppJson.Strict.ReadRecord);
        }
        if (gone) return;
        var desk = Workplace.Follow(actor, client => new Desk(client, client.Open(actor), read?.Names));
        if (read is not null) desk.Record.Show(read.Opened);
        Desks.Add(desk);
        changes.Add(desk.OnChange(Draw));
    }

    /// <summary>Somebody sent a note that is not followed yet: the list is read again.</summary>
    private void Look()
    {
        var unknown = Workplace.Inbox.List?.Lines.Select(l => l.Record).Where(r => r.Kind == VitalKind.Word && !told.Contains(r)).ToList();
        if (unknown is not { Count: > 0 } || Interlocked.Exchange(ref looking, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            told.UnionWith(unknown);
            await FollowAll();
            Interlocked.Exchange(ref looking, 0);
            if (!gone) StateHasChanged();
        });
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
        gone = true;
        Workplace.Changed -= Look;
        foreach (var one in changes) one.Dispose();
        foreach (var desk in Desks) Workplace.Unfollow(desk);
        GC.SuppressFinalize(this);
    }
}
