using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using static Tracker.Grains.Tests.Delegates;

namespace Tracker.Grains.Tests.Cluster;

/// <summary>What holds for every record where it lives as a grain, asked from two silos at once.</summary>
public sealed class TwoSilosTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly EntityId Point = EntityId.Parse("point-1");
    private static readonly Principal Member = Person("member", "org/industry"), Observer = Person("observer", "org/industry");

    [Fact]
    public async Task Commands_from_both_silos_are_ordered_without_a_gap()
    {
        var actor = await Founded();
        var versions = await Task.WhenAll(Notes(actor, 100).Select((m, i) => (i % 2 == 0 ? silos.First : silos.Second).Must(Head, m)));
        Assert.Equal(Enumerable.Range((int)versions.Min(), 100).Select(v => (long)v), versions.Order());
        var stored = await silos.Log.Read(actor, 0);
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(v => (long)v), stored.Select(e => e.Version));
    }

    [Fact]
    public async Task Command_resent_through_the_other_silo_has_one_effect()
    {
        var actor = await Founded();
        var message = Notes(actor, 1).Single();
        var versions = await Task.WhenAll(silos.First.Must(Head, message), silos.Second.Must(Head, message));
        Assert.Equal(versions[0], versions[1]);
        Assert.Equal(versions[0], await silos.Second.Must(Head, message with { Again = true }));
        Assert.Single(await silos.Log.FindOperation(actor, message.Operation));
    }

    [Fact]
    public async Task Participant_who_sends_much_to_both_has_half_at_each_and_sees_the_sockets_of_the_other()
    {
        await silos.First.Tell("busy", "one", isUsed: true, sockets: 2);
        Assert.Equal(new AllowanceShare(2, 2), await silos.Second.Tell("busy", "two", isUsed: true, sockets: 5));
        Assert.Equal(new AllowanceShare(1, 5), await silos.First.Tell("busy", "one", isUsed: false, sockets: 2));
        Assert.Equal(new AllowanceShare(1, 0), await silos.First.Tell("other", "one", isUsed: true, sockets: 1));
    }

    [Fact]
    public async Task Watchers_on_both_silos_get_every_event_once_and_in_order()
    {
        var actor = await Founded();
        var watchers = new[] { await silos.First.Watch(actor), await silos.Second.Watch(actor) };
        var versions = await Task.WhenAll(Notes(actor, 60).Select((m, i) => (i % 2 == 0 ? silos.First : silos.Second).Must(Head, m)));
        foreach (var watcher in watchers)
        {
            await watcher.Until(w => w.Versions(At).Count >= 60);
            Assert.Equal(versions.Order(), watcher.Versions(At));
            Assert.False(watcher.Overlapped);
        }
    }

    [Fact]
    public async Task Slow_commit_does_not_hold_the_turn()
    {
        const int Sent = 40;
        var actor = await Founded();
        var enough = Task.WhenAny(silos.Logs.Select(l => l.Hold(Sent)).ToArray());
        var sent = Notes(actor, Sent).Select((m, i) => (i % 2 == 0 ? silos.First : silos.Second).Must(Head, m)).ToArray();
        await enough.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(sent, s => s.IsCompleted);
        Assert.Empty((await silos.Second.State<DelegationState>(Head, actor, At, Kind)).Notes);
        foreach (var log in silos.Logs) log.Release();
        Assert.Equal(Sent, (await Task.WhenAll(sent)).Distinct().Count());
    }

    [Fact]
    public async Task Text_inherits_rights_from_its_record_and_the_record_reads_it()
    {
        var actor = await Founded();
        var text = DelegationTexts.Of(actor, Point, PositionText.RedLine)!.Value;
        await silos.Second.Must(Member, Message(actor, new AddPoint(Point, "1", "Digital twin")));
        Assert.Equal(Rejection.NotFound, (await silos.First.Send(Outsider, Message(text, new CreateDraft("Red line")))).Rejection);
        await silos.First.Must(Member, Message(text, new CreateDraft("Red line", TextChange.Build().Insert("No new fees.\n").ToChange())));

        await silos.Second.Grains.Draft(text).PublishText();

        var state = await silos.Second.State<DelegationState>(Head, actor, At, Kind);
        Assert.Equal("No new fees.", state.Positions[Point].Text(PositionText.RedLine).Value);
        await Loses(actor, text);
    }

    [Fact]
    public async Task Record_takes_over_only_texts_that_an_admitted_command_reads()
    {
        var actor = await Founded();
        var second = EntityId.Parse("point-2");
        var texts = new List<ActorId>();
        foreach (var point in (EntityId[])[Point, second])
        {
            await silos.Second.Must(Member, Message(actor, new AddPoint(point, point.Value[^1..], "Digital twin")));
            texts.Add(DelegationTexts.Of(actor, point, PositionText.RedLine)!.Value);
            await silos.First.Must(Member, Message(texts[^1], new CreateDraft("Red line", TextChange.Build().Insert("No new fees.\n").ToChange())));
            await silos.First.Grains.Draft(texts[^1]).PublishText();
        }
        const int Rounds = 40;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await silos.First.Must(Member, Message(texts[0], new ChangeText(round + 1, TextChange.Build().Insert("x").ToChange())));
            var before = (await silos.Log.Read(actor, 0)).Count;
            await silos.Second.Send(Outsider, Message(actor, new Concur(Point, 1, Answer.Concur)));
            await silos.Second.Send(Outsider, Message(actor, new EditMandate(new Edit(null, "Mine"))));
            await silos.Second.Send(Observer, Message(actor, new Concur(Point, 1, Answer.Concur)));
            await silos.Second.Send(Member, Message(actor, new Concur(second, 1, Answer.Concur)) with { Seen = 1_000_000 });
            await silos.Second.Send(Member, Message(actor, new Concur(second, 0, Answer.Concur)));
            if ((await silos.Log.Read(actor, 0)).Count > before) taken++;
        }
        // A text sends its content every three seconds by itself.
        Assert.InRange(taken, 0, (int)(clock.Elapsed.TotalSeconds / 3) + 1);

        await silos.Second.Send(Member, Message(actor, new Concur(Point, 0, Answer.Concur)));
        var reads = (await silos.Second.State<DelegationState>(Head, actor, At, Kind)).Positions[Point].Text(PositionText.RedLine).Value;
        Assert.Equal(new string('x', Rounds) + "No new fees.", reads);
    }

    [Fact]
    public async Task Actor_of_a_record_that_does_not_exist_is_not_kept()
    {
        var actors = Enumerable.Range(0, 20).Select(i => ActorId.Parse($"delegation/made-up-{i}")).ToList();
        actors.AddRange(actors.Select(a => DelegationTexts.Of(a, Point, PositionText.RedLine)!.Value).ToList());
        foreach (var actor in actors)
        {
            await silos.First.Grains.Record(actor).Open(Caller.Of(Head), new OpenCall([], null));
            await silos.Second.Send(Head, Message(actor, DraftId.IsText(actor) ? new CreateDraft("x") : Note("x")));
        }
        var management = silos.First.Grains.GetGrain<IManagementGrain>(0);
        for (var wait = System.Diagnostics.Stopwatch.StartNew(); await Kept() > 0; await Task.Yield())
            Assert.True(wait.Elapsed < TimeSpan.FromMinutes(1), $"{await Kept()} are kept");

        async Task<int> Kept() =>
            (await management.GetDetailedGrainStatistics()).Count(g => g.GrainId.Key.ToString()!.Contains("made-up", StringComparison.Ordinal));
    }

    private async Task Loses(ActorId actor, ActorId text)
    {
        var watcher = await silos.First.Watch(text);
        await silos.Second.Must(Head, Message(actor, new EndRosterEntry(EntityId.Parse("r-member"), null, new DateOnly(2022, 11, 1))));
        await watcher.Until(w => w.Batches.Any(b => b.Access is not null && !AccessJson.Read(b.Access)!.Roster.Any(Now)));
        var change = new ChangeText(1, TextChange.Build().Insert("x").ToChange());
        Assert.Equal(Rejection.NotFound, (await silos.Second.Send(Member, Message(text, change))).Rejection);
    }

    private static bool Now(RosterLine line) => line.Participant == Member.Id && line.Covers(DateOnly.FromDateTime(DateTime.UtcNow));

    private async Task<ActorId> Founded()
    {
        var actor = ActorId.Parse("delegation/" + Guid.NewGuid().ToString("N"));
        await silos.Second.Must(Liaison, Message(actor, Create()));
        await silos.First.Must(Head, Message(actor, Roster(Liaison, RosterRole.Liaison)));
        await silos.Second.Must(Head, Message(actor, Roster(Member, RosterRole.Member)));
        await silos.Second.Must(Head, Message(actor, Roster(Observer, RosterRole.Observer)));
        return actor;
    }

    internal static IEnumerable<CommandMessage> Notes(ActorId actor, int count) => Enumerable.Range(1, count).Select(i => Message(actor, Note($"Note {i}")));

    internal static CommandMessage Message(ActorId actor, Command command)
    {
        var codec = Domain.TrackerKinds.All.Of(actor)!.Codec;
        return new(actor, OperationId.New(), At, 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command)));
    }
}
