using Microsoft.AspNetCore.Components;
using Tracker.Domain.Vital;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Pages;
using Tracker.Web.Records;

namespace Tracker.Web.Vital;

/// <summary>A part of a page that follows vital information live: what the viewer received, and what their office writes.</summary>
public abstract class VitalFollowing : FollowedList<Desk>
{
    /// <summary>Notes that are followed at once.</summary>
    private const int MostFollowed = 24;

    private readonly HashSet<ActorId> told = [];
    private int looking;

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

    protected override Desk DeskOf(TrackerClient client, ActorId record, IReadOnlyDictionary<string, string>? names) =>
        new(client, client.Open(record), names);

    private async Task FollowAll()
    {
        Forget();
        await Read(VitalKind.Word, take: 200);
        foreach (var line in Wanted.Take(MostFollowed))
        {
            told.Add(line.Actor);
            await Follow(line.Actor);
        }
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
