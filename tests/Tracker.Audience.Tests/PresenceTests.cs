using System.Text.Json;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
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

    [Fact]
    public async Task On_a_public_record_people_are_shown_to_those_who_share_a_group_or_a_delegation_and_count_as_nobody_for_the_others()
    {
        await stage.Found("presence-public");
        var item = ActorId.Parse("work-item/presence-public");
        await stage.Must(Cast.Liaison, item, CompartmentId.Record, new OpenSubject(EntityId.New(), "Item", new Source("Programme", Quote: "Item"), "ITU-T"));
        await using var head = await stage.Connect(Cast.Head);
        await using var liaison = await stage.Connect(Cast.Liaison);
        await using var colleague = await stage.Connect(Cast.Of("colleague"));
        await using var member = await stage.Connect(Cast.Member);
        await using var rival = await stage.Connect(Cast.Of("outsider"));
        foreach (var tap in (Tap[])[rival, colleague, liaison, member, head]) await Open(tap, item);

        await head.Hears("\"participant\":\"liaison\"");
        await liaison.Hears("\"participant\":\"head\"");
        await colleague.Hears("\"participant\":\"member\"");
        await member.Hears("\"participant\":\"colleague\"");
        await member.Hears("\"participant\":\"head\"");
        Assert.DoesNotContain("\"participant\":\"head\"", colleague.Received, StringComparison.Ordinal);
        await rival.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(item, CompartmentId.Record, EntityId.Parse("own"), "own place")).ToString());
        await rival.Hears("own place");
        foreach (var other in (string[])["head", "liaison", "colleague", "member"])
            Assert.DoesNotContain($"\"participant\":\"{other}\"", rival.Received, StringComparison.Ordinal);
    }

    private static Task<OpenedMessage> Open(Tap tap, ActorId actor) => tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor));

    private static Task<JsonElement> Look(Tap tap, ActorId actor, string field) =>
        tap.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(actor, CompartmentId.Delegation, EntityId.Parse("point"), field)).ToString());
}
