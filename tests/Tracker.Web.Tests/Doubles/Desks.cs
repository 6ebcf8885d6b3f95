using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;

namespace Tracker.Web.Tests.Doubles;

/// <summary>A desk over a <see cref="FakeHub"/>, opened.</summary>
public sealed record Desks(DelegationDesk Desk, FakeHub Hub, FakeTimeProvider Time)
{
    public static async Task<Desks> Open(FakeHub hub, params GroupId[] groups)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 2, 9, 0, 0, TimeSpan.Zero));
        var principal = new Principal(FakeHub.Ann, "Ann Ahead", [.. groups.Select(g => new Membership(g))]);
        var client = new TrackerClient(hub, new RecordKinds(new DelegationKind(), new DraftKind()), principal, time, seed: 1);
        var session = client.Open(FakeHub.Actor);
        await session.Opened;
        return new Desks(new DelegationDesk(client, session), hub, time);
    }

    public DelegationState Delegation => Desk.Delegation!;
    public Position Position => Delegation.Positions[FakeHub.Point];
}
