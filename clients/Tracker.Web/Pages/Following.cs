using Tracker.Web.Delegations;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Web.Pages;

/// <summary>A page that follows several delegations live without being in them.</summary>
public abstract class Following : FollowedList<DelegationDesk>
{
    /// <summary>Delegations that are followed at once.</summary>
    private const int MostFollowed = 12;

    private bool isFollowing;

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

    protected override DelegationDesk DeskOf(TrackerClient client, ActorId record, IReadOnlyDictionary<string, string>? names) =>
        new(client, client.Open(record), names);
}
