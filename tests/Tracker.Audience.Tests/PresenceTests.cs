using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>Who is here is told to those who may know it; to the others nothing is sent at all.</summary>
public sealed class PresenceTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Coming_and_going_in_a_closed_compartment_sends_nothing_to_those_outside()
    {
        var actor = await stage.Found("presence");
        await using var head = await stage.Connect(Cast.Head);
        await using var liaison = await stage.Connect(Cast.Liaison);
        var told = new List<string>();
        head.Message += (method, message) => { if (method == Wire.Presence) lock (told) told.Add(message.GetRawText()); };
        await Open(liaison, actor);
        await Open(head, actor);
        await Look(head, actor, "before");
        await head.Hears("before");
        await head.Hears("\"participant\":\"liaison\"");
        int before;
        lock (told) before = told.Count;

        await using (var official = await stage.Connect(Cast.All.Single(r => r.Id == "other-office")))
        {
            await Open(official, actor);
            foreach (var field in (string[])["first field", "second field", "third field"])
            {
                await official.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(actor, CompartmentId.Government, EntityId.Parse("note"), field)).ToString());
                await liaison.Hears(field);
            }
        }
        await Look(head, actor, "after");
        await head.Hears("after");

        lock (told) Assert.Equal(before + 1, told.Count);
        Assert.DoesNotContain("other-office", head.Received, StringComparison.Ordinal);
    }

    private static Task<OpenedMessage> Open(Tap tap, ActorId actor) => tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor));

    private static Task<JsonElement> Look(Tap tap, ActorId actor, string field) =>
        tap.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(actor, CompartmentId.Delegation, EntityId.Parse("point"), field)).ToString());
}
