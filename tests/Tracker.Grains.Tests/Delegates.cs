using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Grains.Tests;

/// <summary>A delegation with a head, a liaison and a member, for tests of the loop.</summary>
internal static class Delegates
{
    public static readonly DelegationKind Kind = new();
    public static readonly Principal Head = Person("head", "org/industry");
    public static readonly Principal Liaison = Person("liaison", "office/standards");
    public static readonly Principal Outsider = Person("outsider", "org/other");

    public static Principal Person(string id, params string[] groups) =>
        new(ParticipantId.Parse(id), id, [.. groups.Select(g => new Membership(GroupId.Parse(g)))]);

    public static CommandMessage Message(ActorId actor, CompartmentId at, Command command, long seen = 0, OperationId? operation = null, bool again = false) =>
        new(actor, operation ?? OperationId.New(), at, seen, Kind.Codec.NameOf(command).Name, new RawJson(Kind.Codec.Encode(command)), Again: again);

    public static CreateDelegation Create() => new(
        "Delegation to SG13", "SG13", "SG13 meeting", new DateOnly(2022, 11, 14), new DateOnly(2022, 11, 25),
        Head.Id, "Head", GroupId.Parse("org/industry"));

    public static AddToRoster Roster(Principal who, RosterRole role) =>
        new(EntityId.Parse("r-" + who.Id.Value), who.Id, who.Name, who.Memberships[0].Group, role);

    public static AddNote Note(string text) => new(EntityId.New(), text);
}
