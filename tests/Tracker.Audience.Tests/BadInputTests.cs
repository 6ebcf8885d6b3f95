using System.Net.WebSockets;
using System.Text.Json;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>What comes over the socket and should not: a clear answer, nothing changed, nobody else affected.</summary>
public sealed class BadInputTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    [Fact]
    public async Task Unknown_method_is_an_error_and_the_connection_goes_on()
    {
        var actor = await stage.Found("bad-method");
        await using var tap = await stage.Connect(Cast.Head);
        Assert.Equal(JsonValueKind.String, (await tap.Invoke("Overwrite", "{}")).ValueKind);
        Assert.Equal(Result.Accepted, (await tap.Send(actor, At, Note("Still here."))).Result);
    }

    [Theory]
    [InlineData("{\"actor\":7}", "actor")]
    [InlineData("{\"actor\":\"delegation/\"}", "actor")]
    [InlineData("{\"actor\":\"delegation/x\",\"operation\":\"00000000000000000000000000000000\"}", "operation")]
    [InlineData("{\"actor\":\"delegation/x\",\"surprise\":1}", "surprise")]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    public async Task Malformed_command_names_its_field(string message, string? field)
    {
        await using var tap = await stage.Connect(Cast.Head);
        var reply = await tap.Invoke(Wire.Execute, message);
        Assert.Equal("malformed", reply.GetProperty("rejection").GetProperty("code").GetString());
        if (field is not null) Assert.Equal(field, reply.GetProperty("rejection").GetProperty("field").GetString());
    }

    [Theory]
    [InlineData(Wire.Execute)]
    [InlineData(Wire.Open)]
    [InlineData(Wire.Look)]
    [InlineData(Wire.Close)]
    public async Task Message_over_the_limit_is_refused_with_the_limit_and_the_connection_goes_on(string method)
    {
        var actor = await stage.Found("bad-size-" + method.ToLowerInvariant());
        await using var tap = await stage.Connect(Cast.Head);
        var before = stage.StateOf(actor, At).Notes.Count;

        var rejection = (await tap.Invoke(method,
            $$"""{"actor":"{{actor}}","surprise":"{{new string('x', Wire.MaxMessageBytes)}}"}""")).GetProperty("rejection");

        Assert.Equal(RejectionCode.TooLarge, rejection.GetProperty("code").GetString());
        Assert.Contains("65536 bytes", rejection.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, stage.StateOf(actor, At).Notes.Count);
        Assert.Equal(Result.Accepted, (await tap.Send(actor, At, Note("Still here."))).Result);
    }

    [Fact]
    public async Task Message_that_the_hub_does_not_read_at_all_ends_only_its_own_connection()
    {
        var actor = await stage.Found("bad-size");
        await using var big = await stage.Connect(Cast.Head);
        await using var other = await stage.Connect(Cast.Liaison);
        var before = stage.StateOf(actor, At).Notes.Count;

        await Assert.ThrowsAsync<IOException>(() => big.Send(actor, At, Note(new string('x', 20 * Wire.MaxMessageBytes))));

        Assert.NotNull(big.Ended);
        Assert.Equal(before, stage.StateOf(actor, At).Notes.Count);
        Assert.Equal(Result.Accepted, (await other.Send(actor, At, Note("Not affected."))).Result);
    }

    [Fact]
    public async Task Text_over_its_limit_is_refused_with_field_and_limit()
    {
        var actor = await stage.Found("bad-text");
        await using var tap = await stage.Connect(Cast.Head);
        var outcome = await tap.Send(actor, At, Note(new string('x', 25_000)));
        Assert.Equal(("too-long", "text"), (outcome.Rejection?.Code, outcome.Rejection?.Field));
    }

    [Fact]
    public async Task Viewer_who_stops_reading_holds_up_nobody()
    {
        const int Edits = 3_000;
        var actor = await stage.Found("frozen");
        using var frozen = await stage.Frozen(Cast.Member, actor);
        await using var live = await stage.Connect(Cast.Liaison);
        await using var fresh = await stage.Connect(Cast.Liaison);
        await using var sender = await stage.Connect(Cast.Head);
        var kind = stage.Kinds.Of(actor)!;
        var replica = await Replica.Open(live, kind, actor);

        for (var i = 0; i < Edits; i++)
            Assert.Equal(Result.Accepted, (await sender.Send(actor, At, new EditMandate(new Edit(i == 0 ? null : Mandate(i - 1), Mandate(i))))).Result);

        var now = await Replica.Fresh(fresh, kind, actor);
        await replica.Reach(now);
        Assert.Equal(Replica.Show(kind, now), Replica.Show(kind, replica.Record));
        Assert.Equal(WebSocketState.Open, frozen.State);
    }

    private static string Mandate(int i) => $"{i} " + new string('m', 3_900);

    private static AddNote Note(string text) => new(EntityId.New(), text);
}
