using System.Collections.Immutable;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Grains.Tests.Answers;

/// <summary>One participant of every sort, and every compartment that a record of some kind has. The golden samples name the same ones.</summary>
internal static class Cast
{
    public static readonly DateTimeOffset Now = new(2022, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Yesterday = new(2022, 11, 19);

    public static readonly Principal Head = Delegates.Person("ann", "org/acme");
    public static readonly Principal Former = Delegates.Person("former", "org/acme");

    public static readonly ImmutableArray<(Principal Who, RosterRole Role)> Roster =
    [
        (Delegates.Person("ben@example.org", "org/acme"), RosterRole.Member),
        (Delegates.Person("speaker", "org/acme"), RosterRole.Spokesperson),
        (Delegates.Person("liaison", "office/standards"), RosterRole.Liaison),
        (Delegates.Person("adviser", "org/other"), RosterRole.Adviser),
        (Delegates.Person("observer", "org/acme"), RosterRole.Observer),
    ];

    public static readonly ImmutableArray<Principal> All =
    [
        Head, .. Roster.Select(r => r.Who), Former,
        Delegates.Person("official", "office/other"), Delegates.Person("partner", "partner/ca"), Delegates.Person("other-partner", "partner/uk"),
        Delegates.Person("colleague", "org/acme"), Delegates.Person("manager", "program"), Delegates.Person("administrator", "administration"),
        Delegates.Person("guest"), Tracker.Domain.Directory.DirectoryState.System,
    ];

    public static readonly ImmutableArray<CompartmentId> Compartments =
    [
        CompartmentId.Delegation, CompartmentId.Government, CompartmentId.Program, CompartmentId.Record, CompartmentId.Administration,
        CompartmentId.Organization("acme"), CompartmentId.Organization("other"), CompartmentId.Partner("ca"), CompartmentId.Partner("uk"),
        CompartmentId.Own(Head.Id), CompartmentId.Own(Roster[2].Who.Id), CompartmentId.Parse("office/standards"), CompartmentId.Recipients,
    ];

    /// <summary>Nobody, a group that some belong to, and one that nobody does.</summary>
    public static readonly ImmutableArray<GroupId?> Represented = [null, GroupId.Parse("org/acme"), GroupId.Parse("office/nobody")];

    /// <summary>What the head sends to have everybody on the roster.</summary>
    public static IEnumerable<AddToRoster> Entries() =>
        Roster.Select(r => Entry(r.Who, r.Role)).Append(Entry(Former, RosterRole.Member) with { To = Yesterday });

    private static AddToRoster Entry(Principal who, RosterRole role) =>
        new(EntityId.Parse("r-" + who.Id.Value.Split('@')[0]), who.Id, who.Name, who.Memberships[0].Group, role);
}
