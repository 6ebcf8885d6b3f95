using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>One participant of each sort: every role of the roster, every sort of group, and nobody in particular.</summary>
/// <param name="Holds">The compartments of the delegation that he is to hold, written down by hand.</param>
/// <param name="HoldsOfWorkItem">The same for a work item.</param>
internal sealed record Role(string Id, string? Group, RosterRole? Roster, string[] Holds, string[] HoldsOfWorkItem)
{
    public ParticipantId Participant => ParticipantId.Parse(Id);

    /// <summary>Whether they share a group, the government or the roster of a delegation.</summary>
    public bool Knows(Role other) =>
        this == other || Group is not null && Group == other.Group || IsOfficial && other.IsOfficial || Roster is not null && other.Roster is not null;

    private bool IsOfficial => Group?.StartsWith("office/", StringComparison.Ordinal) is true;

    public override string ToString() => Id;
}

internal static class Cast
{
    public static readonly Role Head = new(
        "head", "org/industry", RosterRole.Head, ["delegation", "org/industry", "partner/ca", "program"], ["record", "org/industry"]);
    public static readonly Role Liaison = new(
        "liaison", "office/standards", RosterRole.Liaison, ["delegation", "government", "partner/ca"], ["record", "government"]);
    public static readonly Role Member = new("member", "org/acme", RosterRole.Member, ["delegation", "org/acme", "partner/ca"], ["record", "org/acme"]);
    public static readonly Role Partner = new("partner", "partner/ca", null, ["partner/ca"], ["record"]);
    public static readonly Role Program = new("program", "program", null, ["program"], ["record", "program"]);
    public static readonly Role Administrator = new("administrator", "administration", null, [], ["record"]);

    /// <summary>The program itself, which is nobody's session.</summary>
    public static readonly Role System = new("system", null, null, [], []);

    public static Role Of(string id) => All.Single(r => r.Id == id);

    public static readonly Role[] All =
    [
        Head, Liaison, Member, Partner, Program, Administrator,
        new("spokesperson", "org/industry", RosterRole.Spokesperson, ["delegation", "org/industry", "partner/ca"], ["record", "org/industry"]),
        new("adviser", "org/acme", RosterRole.Adviser, ["delegation", "org/acme", "partner/ca"], ["record", "org/acme"]),
        new("observer", "org/acme", RosterRole.Observer, ["delegation", "org/acme", "partner/ca"], ["record", "org/acme"]),
        new("other-office", "office/other", null, ["government"], ["record", "government"]),
        new("colleague", "org/acme", null, [], ["record", "org/acme"]),
        new("other-partner", "partner/uk", null, [], ["record"]),
        new("outsider", "org/other", null, [], ["record", "org/other"]),
        new("guest", null, null, [], ["record"]),
    ];
}
