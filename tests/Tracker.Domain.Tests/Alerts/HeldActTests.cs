using CsCheck;
using Tracker.Domain.Alerts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Alerts;

public sealed class HeldActTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Principal Kim = new(ParticipantId.Parse("kim"), "Kim", []), Sam = new(ParticipantId.Parse("sam"), "Sam", []);
    private static readonly EntityId One = EntityId.Parse("one"), Two = EntityId.Parse("two");

    private readonly RecordBench bench = new(new AlertsKind(), AlertsKind.Of(Kim.Id), Start) { Pace = TimeSpan.Zero };

    [Fact]
    public void Act_is_begun_when_half_a_minute_has_passed_and_not_before()
    {
        Assert.Null(Send(Kim, new HoldAct(One, Act("a"))));
        Assert.Equal(Start + WaitingAct.Wait, Book.WaitingActs[One].GoesAt);
        bench.Now = Start + WaitingAct.Wait - TimeSpan.FromTicks(1);
        Assert.Equal("Its time has not come.", Send(DirectoryState.System, new BeginAct(One))?.Sentence);
        bench.Now = Start + WaitingAct.Wait;
        Assert.Null(Send(DirectoryState.System, new BeginAct(One)));
        Assert.Null(Send(DirectoryState.System, new BeginAct(One)));
        Assert.Null(Send(DirectoryState.System, new SettleAct(One)));
        Assert.Null(Book.Waits);
        Assert.Null(Book.Refused);
    }

    [Fact]
    public void Act_is_taken_back_or_hurried_until_it_is_begun_and_not_after()
    {
        Send(Kim, new HoldAct(One, Act("a")));
        Assert.Null(Send(Kim, new TakeBackAct(One)));
        Assert.Equal("This no longer waits: it went out, or it was taken back.", Send(DirectoryState.System, new BeginAct(One))?.Sentence);
        Send(Kim, new HoldAct(Two, Act("a")));
        Assert.Null(Send(Kim, new HurryAct(Two)));
        Assert.Null(Send(DirectoryState.System, new BeginAct(Two)));
        Assert.All(
            (HoldCommand[])[new TakeBackAct(Two), new HurryAct(Two), new TakeBackAct(One)],
            late => Assert.Equal(RejectionCode.IllegalStep, Send(Kim, late)?.Code));
    }

    [Fact]
    public void Act_that_is_refused_says_why_until_it_is_dismissed_or_tried_again()
    {
        Refused(One);
        Assert.Equal("The text has moved on.", Book.RefusedActs[One].Sentence);
        Assert.Null(Send(Kim, new DismissAct(One)));
        Assert.Null(Book.Refused);
        Refused(Two);
        Assert.Null(Send(Kim, new HoldAct(One, Act("a"))));
        Assert.Null(Book.Refused);
        Assert.NotNull(Book.WaitsAt(ActorId.Parse("delegation/sg13"), "a"));
    }

    [Fact]
    public void Only_the_program_begins_and_settles_and_nobody_else_sees_what_waits()
    {
        Send(Kim, new HoldAct(One, Act("a")));
        Assert.Equal(Rejection.OnlyTheProgram, Send(Kim, new BeginAct(One)));
        Assert.Equal(Rejection.OnlyTheProgram, Send(Kim, new SettleAct(One)));
        Assert.Equal(Rejection.NotFound, Send(Sam, new TakeBackAct(One)));
        Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(Sam)));
    }

    [Fact]
    public void Bad_acts_are_refused_by_field_and_one_place_holds_one()
    {
        Assert.Equal("act.payload", Send(Kim, new HoldAct(One, Act("a") with { Payload = new string('x', HeldAct.LongestPayload + 1) }))?.Field);
        Assert.Equal(
            RejectionCode.TooMany, Send(Kim, new HoldAct(One, Act("a") with { Shown = [.. Enumerable.Repeat(Kim.Id, 2_001)] }))?.Code);
        Assert.Equal("act.name", Send(Kim, new HoldAct(One, Act("a") with { Name = " " }))?.Field);
        Assert.Equal("act.record", Send(Kim, new HoldAct(One, Act("a") with { Record = bench.Actor }))?.Field);
        Send(Kim, new HoldAct(One, Act("a")));
        Assert.Equal("This waits to go out already.", Send(Kim, new HoldAct(Two, Act("a")))?.Sentence);
        for (var i = 1; i < WaitingAct.Most; i++) Assert.Null(Send(Kim, new HoldAct(EntityId.Parse($"x{i}"), Act($"p{i}"))));
        Assert.Equal(RejectionCode.TooMany, Send(Kim, new HoldAct(Two, Act("b")))?.Code);
    }

    [Fact]
    public void Whatever_is_done_in_whatever_order_nothing_that_was_taken_back_is_ever_begun() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 20]).Array[1, 40].Sample(steps =>
        {
            var own = new HeldActTests();
            var back = new HashSet<EntityId>();
            foreach (var (what, which, pause) in steps)
            {
                own.bench.Now += TimeSpan.FromSeconds(pause);
                var id = EntityId.Parse($"x{which}");
                HoldCommand command = what switch
                {
                    0 => new HoldAct(id, Act($"p{which}")), 1 => new TakeBackAct(id), 2 => new HurryAct(id), 3 => new BeginAct(id), _ => new SettleAct(id),
                };
                var refused = own.Send(what > 2 ? DirectoryState.System : Kim, command);
                if (refused is null && command is TakeBackAct) back.Add(id);
                if (refused is null && command is HoldAct) back.Remove(id);
                if (refused is null && command is BeginAct) Assert.DoesNotContain(id, back);
                Assert.All(own.Book.WaitingActs.Values, w => Assert.True(w.BegunAt is null || w.BegunAt >= w.GoesAt));
            }
        });

    private AlertBook Book => bench.In<AlertBook>(CompartmentId.Own(Kim.Id)) ?? AlertBook.Empty;

    private static HeldAct Act(string place) => new(
        ActorId.Parse("delegation/sg13"), CompartmentId.Government, "publish-view", """{"id":"v1","textVersion":2}""", OperationId.New(), 7, place,
        "“Scope” goes to the delegation", "“Scope” was published to the delegation.");

    private void Refused(EntityId id)
    {
        Send(Kim, new HoldAct(id, Act("a")));
        Send(Kim, new HurryAct(id));
        Send(DirectoryState.System, new BeginAct(id));
        Send(DirectoryState.System, new SettleAct(id, "The text has moved on."));
    }

    private Rejection? Send(Principal by, HoldCommand command) => bench.Send(by, CompartmentId.Own(Kim.Id), command).Rejection;
}
