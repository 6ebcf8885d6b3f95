using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Tracker.Domain.Shared;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>What crosses between silos comes out as it went in.</summary>
public sealed class SurrogateTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Identifier_comes_through_as_it_was_also_where_it_has_no_value()
    {
        Same(ActorId.Parse("work-item/itu-t/sg15/q11/g.8310"));
        Same(CompartmentId.Government);
        Same(CompartmentId.Organization("acme"));
        Same(GroupId.Parse("office/standards"));
        Same(ParticipantId.Parse("ben@example.org"));
        Same(EntityId.Parse("Point-1"));
        Same(OperationId.New());
    }

    [Fact]
    public void Message_comes_through_with_and_without_what_it_need_not_have()
    {
        var (at, by) = (CompartmentId.Government, ParticipantId.Parse("ann"));
        Through(new MembershipLine(GroupId.Parse("org/acme"), new DateOnly(2022, 11, 14), null));
        Through(new KnownLine(at, 7));
        Through(new CaretLine(3, 1, 2));
        Through(new PresentLine(by, "Ann", at, at, EntityId.Parse("Point-1"), "title", true, new CaretLine(3, 1, 2)));
        Through(new PresentLine(by, "Ann", at, null, null, null, false, null));
        Through(new EventLine(null, null, OperationId.New(), by, DateTimeOffset.UnixEpoch));
        Through(new RefusedLine(Guid.NewGuid(), 4, null, by));
        Through(new CommandReply(1, 2, null));
        var command = new CommandCall(OperationId.New(), at, 3, "add-note", [1, 2], null, true);
        Assert.Equivalent(command, Copy(command), strict: true);
        Assert.Equivalent(command with { OnBehalfOf = GroupId.Parse("org/acme") }, Copy(command with { OnBehalfOf = GroupId.Parse("org/acme") }), strict: true);
    }

    [Fact]
    public void Caller_comes_through_as_the_same_principal()
    {
        var sent = new Principal(ParticipantId.Parse("ann"), "Ann", [new(GroupId.Parse("org/acme"), new DateOnly(2022, 1, 1)), new(GroupId.Program)], 5);
        var received = Copy(Caller.Of(sent))!.Principal;
        Assert.Equal((sent.Id, sent.Name, sent.Epoch), (received.Id, received.Name, received.Epoch));
        Assert.Equal(sent.Memberships, received.Memberships);
    }

    private static void Same<T>(T value) where T : struct
    {
        Through(value);
        Through(default(T));
        Through<T?>(value);
        Through<T?>(null);
        Assert.Equal([value, default], Copy(new[] { value, default }));
    }

    private static void Through<T>(T value) => Assert.Equal(value, Copy(value));

    private static T? Copy<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value));
}
