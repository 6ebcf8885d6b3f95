using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>A delegation with a head from industry, an official, a colleague who only observes, and somebody outside.</summary>
internal static class Delegation
{
    public const string Actor = "delegation/sg13";
    public static readonly GroupId Orion = GroupId.Parse("org/orion");
    public static readonly GroupId Rival = GroupId.Parse("org/rival");
    public static readonly GroupId Office = GroupId.Parse("office/affairs");

    public static async Task<RunningServer> Start(string? folder = null, params (string Key, string Value)[] settings)
    {
        var server = await RunningServer.Start(folder, settings);
        await server.Directs(
            new AddOrganization(Orion, "Orion", OrganizationKind.Company), new AddOrganization(Rival, "Rival", OrganizationKind.Company),
            new AddOrganization(Office, "Affairs", OrganizationKind.GovernmentOffice));
        foreach (var (id, group) in new[] { ("head", Orion), ("official", Office), ("observer", Rival), ("outsider", Rival) })
            await server.Directs(
                new AddParticipant(ParticipantId.Parse(id), id, id + "@example.org"), new AddMembership(EntityId.Parse("m"), ParticipantId.Parse(id), group));
        await Accepted(server, "official", "delegation", new CreateDelegation(
            "SG13 in July", "ITU-T SG13", "July 2022", new DateOnly(2022, 7, 4), new DateOnly(2022, 7, 15), ParticipantId.Parse("head"), "head", Orion));
        await Accepted(server, "head", "delegation",
            new AddToRoster(EntityId.Parse("r-official"), ParticipantId.Parse("official"), "official", Office, RosterRole.Liaison));
        await Accepted(server, "head", "delegation",
            new AddToRoster(EntityId.Parse("r-observer"), ParticipantId.Parse("observer"), "observer", Rival, RosterRole.Observer));
        await Accepted(server, "head", "delegation", new AddPoint(EntityId.Parse("p1"), "1", "New IP"));
        return server;
    }

    public static async Task Accepted(RunningServer server, string participant, string compartment, Command command)
    {
        var outcome = await server.Sends(participant, Actor, compartment, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.ToString());
    }
}
