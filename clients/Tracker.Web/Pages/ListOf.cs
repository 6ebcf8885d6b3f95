using Microsoft.AspNetCore.Components;
using Tracker.Web.App;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;

namespace Tracker.Web.Pages;

/// <summary>
/// A page that shows a list: read by the server for the first paint, and by the browser from then on. One that was read before is shown as it
/// was while it is read anew, and stays when that fails.
/// </summary>
public abstract class ListOf : ComponentBase
{
    private string? read;

    [Inject] protected IReads Reads { get; set; } = default!;
    [Inject] protected Handover Handover { get; set; } = default!;
    [Inject] protected Workplace Workplace { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Null until the list was read.</summary>
    protected IReadOnlyList<ListedRecord>? Found { get; private set; }

    /// <summary>True if the list could not be read.</summary>
    protected bool Failed { get; private set; }

    /// <summary>The next reading asks anew: the list may be another one by now.</summary>
    protected void Forget() => read = null;

    /// <summary>Reads the list unless it is the one that was read last.</summary>
    /// <param name="then">The moment of the list; null for the present.</param>
    protected async Task Read(string kind, string? contains = null, int skip = 0, int take = 50, Clocks? then = null)
    {
        var key = FormattableString.Invariant($"list:{kind}:{skip}:{take}:{then?.Query}:{contains}");
        if (key == read) return;
        read = key;
        var found = Handover.Take(key, AppJson.Strict.ListListedRecord);
        if (Workplace.Lists.Find(key) is { } before)
        {
            Found = before;
            StateHasChanged();
        }
        if (found is null)
        {
            found = (await Reads.List(kind, contains, skip, take, then))?.ToList();
            if (found is not null && !RendererInfo.IsInteractive) Handover.Keep(key, found, AppJson.Strict.ListListedRecord);
        }
        if (found is not null) Workplace.Lists.Keep(key, found);
        // What was asked for later counts.
        if (key == read) (Found, Failed) = (found ?? Workplace.Lists.Find(key), found is null && Workplace.Lists.Find(key) is null);
    }
}
