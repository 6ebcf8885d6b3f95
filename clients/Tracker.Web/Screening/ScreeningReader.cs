using Microsoft.AspNetCore.Components;
using Tracker.Domain.Screening;
using Tracker.Web.App;
using Tracker.Web.Live;

namespace Tracker.Web.Screening;

/// <summary>A part of a page that shows similar names: read for the first paint, and again whenever anything happens in the list's record.</summary>
public abstract class ScreeningReader : ComponentBase, IDisposable
{
    private IDisposable? changes;
    private RecordState? seen;
    private bool gone;

    [Inject] protected IReads Reads { get; set; } = default!;
    [Inject] protected Handover Handover { get; set; } = default!;
    [Inject] protected Workplace Workplace { get; set; } = default!;

    /// <summary>How the names compare; null until it was read, and for those who may not know.</summary>
    protected ScreeningView? View { get; private set; }

    /// <summary>True if it could not be read.</summary>
    protected bool Failed { get; private set; }

    /// <summary>The record of the list, for decisions; null until there is one.</summary>
    protected Desk? List { get; private set; }

    /// <summary>Only people of government offices know that names are compared.</summary>
    protected bool MayRead => Workplace.Me.IsGovernment(Workplace.Today);

    /// <param name="only">One organisation; null for all.</param>
    protected async Task Read(ActorId? only)
    {
        if (!MayRead) return;
        var read = await Handover.Read(
            $"screening:{only}", AppJson.Strict.ScreeningView, RendererInfo.IsInteractive, async () => await Reads.Screening(only));
        if (gone) return;
        (View, Failed) = (read ?? View, read is null);
        if (List is not null || View?.Version is null || !RendererInfo.IsInteractive) return;
        List = Workplace.Follow(ScreeningKind.Consolidated, client => new Desk(client, client.Open(ScreeningKind.Consolidated)));
        seen = List.Record.View;
        changes = List.OnChange(() => _ = InvokeAsync(() => Again(only)));
    }

    private async Task Again(ActorId? only)
    {
        if (gone || List is null) return;
        if (!ReferenceEquals(seen, List.Record.View))
        {
            seen = List.Record.View;
            var read = await Reads.Screening(only);
            if (gone) return;
            (View, Failed) = (read ?? View, read is null);
        }
        StateHasChanged();
    }

    public void Dispose()
    {
        gone = true;
        changes?.Dispose();
        if (List is not null) Workplace.Unfollow(List);
        GC.SuppressFinalize(this);
    }
}
