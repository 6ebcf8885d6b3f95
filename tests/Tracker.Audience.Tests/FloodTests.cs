using System.Diagnostics;
using System.Net.WebSockets;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>A participant who sends more than one may. The limit is low, so that a busy machine reaches it too.</summary>
public sealed class FloodTests(StrictStage stage) : IClassFixture<StrictStage>
{
    private static readonly string Looks = WireCodec.Pack(new PresenceUpdate(ActorId.Parse("delegation/none"))).ToString();

    [Fact]
    public async Task Flood_through_several_connections_of_one_participant_is_as_slow_as_through_one_and_leaves_the_others_alone()
    {
        const int Sockets = 3, Answered = 20 * StrictStage.PerSecond;
        var actor = await stage.Found("flood");
        var flooding = await Task.WhenAll(Enumerable.Range(0, Sockets).Select(_ => stage.Connect(Cast.Member)));
        await using var other = await stage.Connect(Cast.Head);
        var (watch, answered, enough) = (Stopwatch.StartNew(), 0, new TaskCompletionSource());

        foreach (var tap in flooding)
            for (var i = 0; i < Answered; i++) _ = Flood(tap);
        var outcome = await other.Send(actor, CompartmentId.Delegation, new AddNote(EntityId.New(), "Not slowed."));
        await enough.Task.WaitAsync(Tap.Patience);
        var took = watch.Elapsed;
        foreach (var tap in flooding) await tap.DisposeAsync();

        Assert.Equal(Result.Accepted, outcome.Result);
        // Each socket has read ahead a little; three allowances instead of one would need less than a third of that time.
        Assert.InRange(took, TimeSpan.FromSeconds(8), Tap.Patience);

        async Task Flood(Tap tap)
        {
            try
            {
                await tap.Invoke(Wire.Look, Looks);
                if (Interlocked.Increment(ref answered) == Answered) enough.SetResult();
            }
            catch (Exception e) when (e is IOException or WebSocketException or TimeoutException)
            {
                // The test is over.
            }
        }
    }

    [Fact]
    public async Task Participant_who_sends_somewhat_too_much_waits_and_loses_nothing()
    {
        await using var hasty = await stage.Connect(Cast.Liaison);
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5 * StrictStage.PerSecond).Select(_ => hasty.Invoke(Wire.Look, Looks)));
        Assert.All(answers, a => Assert.Equal(RejectionCode.NotFound, a.GetProperty("rejection").GetProperty("code").GetString()));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), Tap.Patience);
    }

    [Fact]
    public async Task Long_message_takes_as_much_as_many_short_ones()
    {
        await using var hasty = await stage.Connect(Cast.Partner);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++) await hasty.Invoke(Wire.Look, $$"""{"actor":"delegation/none","field":"{{new string('x', 40 * 1024)}}"}""");
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), Tap.Patience);
    }

    [Fact]
    public async Task Flood_of_typing_is_ended_and_leaves_the_others_alone()
    {
        const int Typed = 10_000;
        await stage.FoundWhole("flood-typing");
        var (at, text) = (CompartmentId.Delegation, DraftStory.Of("flood-typing", CompartmentId.Delegation));
        await stage.Must(Cast.Head, text, at, new CreateDraft("Brief"));
        await using var flooding = await stage.Connect(Cast.Of("spokesperson"));
        await using var other = await stage.Connect(Cast.Head);
        var window = await Replica.Open(other, DraftKind.Of(new DelegationKind()), text, Guid.NewGuid());
        var opened = await flooding.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(text, Session: Guid.NewGuid()));

        try
        {
            for (var number = 1; number <= Typed; number++)
                await flooding.Post(Wire.Type, new TypeMessage(opened.Text!.Value, number, 0, Intent.Write, Insert("x")).Write());
        }
        catch (WebSocketException)
        {
            // The server has ended the socket.
        }
        var rejection = await window.Type(_ => Insert("Not slowed."));

        Assert.Null(rejection);
        var now = stage.DraftOf(text).Text.PlainText();
        Assert.Contains("Not slowed.", now, StringComparison.Ordinal);
        Assert.True(now.Length < Typed / 2, $"{now.Length} characters were taken.");
    }

    [Fact]
    public async Task Participant_has_so_many_connections_and_no_more_until_one_is_closed()
    {
        var role = Cast.Of("adviser");
        var open = new Stack<Tap>();
        while (open.Count < Stage.MostConnections) open.Push(await Patient(role));
        var tooMany = await Assert.ThrowsAsync<WebSocketException>(() => stage.Connect(role));
        Assert.Contains("429", tooMany.Message, StringComparison.Ordinal);
        await using (await stage.Connect(Cast.Of("observer")))
        {
            await open.Pop().DisposeAsync();
            open.Push(await Patient(role));
        }
        foreach (var tap in open) await tap.DisposeAsync();
    }

    /// <summary>Tries until the server has seen that an earlier socket is closed and that time has passed.</summary>
    private async Task<Tap> Patient(Role role)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await stage.Connect(role);
            }
            catch (WebSocketException) when (watch.Elapsed < Tap.Patience)
            {
                await Task.Yield();
            }
        }
    }

    private static TextChange Insert(string text) => TextChange.Build().Insert(text).ToChange();
}

/// <summary>A server that takes little from each participant.</summary>
public sealed class StrictStage() : Stage(PerSecond)
{
    public const int PerSecond = 40;
}
