using Tracker.Domain.Parts;
using Tracker.Web.Delegations;

namespace Tracker.Web.Home;

/// <summary>What a participant has done in a delegation, without what the sample wrote under their name.</summary>
/// <param name="Position">Set a stance or wrote a text of a position.</param>
/// <param name="View">Published a government view.</param>
public sealed record OwnWork(bool Position, bool Note, bool Answer, bool View)
{
    public bool Any => Position || Note || Answer || View;

    public static OwnWork In(DelegationDesk desk)
    {
        if (desk.Delegation is not { } delegation) return new(false, false, false, false);
        var notes = desk.Record.Rights.Keys.Select(desk.In).OfType<DelegationState>().SelectMany(s => s.Notes.Values).ToList();
        var loaded = LoadedAt(delegation, notes);
        bool Own(ParticipantId? by, DateTimeOffset? at) => by == desk.Me && (loaded is null || at > loaded);
        return new(
            delegation.Positions.Values.Any(p => Own(p.Stance.By, p.Stance.At) || p.Texts.Values.Any(t => Own(t.By, t.At))),
            notes.Exists(n => Own(n.Author, n.WrittenAt)),
            delegation.Positions.Values.Any(p => p.Concurrences.ContainsKey(desk.Me)),
            delegation.IssuedViews.Values.Any(v => Own(v.IssuedBy, v.IssuedAt)));
    }

    /// <summary>True for a delegation of the sample, whose entities have names and not numbers.</summary>
    public static bool IsSample(DelegationState delegation) => delegation.Roster.Keys.Any(IsSample);

    /// <summary>When the sample was written into it, as far as the viewer can read; null if it is not of the sample.</summary>
    private static DateTimeOffset? LoadedAt(DelegationState delegation, IEnumerable<Note> notes) =>
        notes.Where(n => IsSample(n.Id)).Select(n => n.WrittenAt)
            .Concat(delegation.IssuedViews.Values.Where(v => IsSample(v.Id) && v.Revision == 1).Select(v => v.IssuedAt))
            .Select(at => (DateTimeOffset?)at).Max();

    private static bool IsSample(EntityId id) => id.Value.StartsWith("sample-", StringComparison.Ordinal);
}
