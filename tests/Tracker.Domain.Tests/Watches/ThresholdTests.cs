using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Watches;

public sealed class ThresholdTests
{
    internal static readonly ActorId Committee = ActorId.Parse("committee/jtc1/wg-11");
    private static readonly ActorId Item = ActorId.Parse("work-item/jtc1/30145"), Heng = ActorId.Parse("person/heng"), Ning = ActorId.Parse("person/ning");
    private static readonly DateTimeOffset Start = new(2022, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2022, 3, 1);
    private static readonly Threshold All = new(ThresholdKind.AllOfficersOfOneCountry), Two = new(ThresholdKind.OfficersOfOneCountry, 2),
        NewOfficer = new(ThresholdKind.NewOfficer), TwoEditors = new(ThresholdKind.EditorsOfOneCountry, 2);

    private static readonly Principal Official = new(ParticipantId.Parse("official"), "official", [new Membership(GroupId.Parse("office/standards"))]);

    private readonly Dictionary<ActorId, ClaimBook> books = [];
    private readonly RecordBench bench = new(new WatchKind(), ActorId.Parse("watch/leadership"), Start);
    private int said;

    [Fact]
    public void Officers_of_one_country_reach_and_a_named_one_is_one_of_those_that_are_counted()
    {
        Says(Committee, new RoleHeld("convenor", new("Heng Qian", Heng)));
        Says(Heng, new OfCountry("China"));
        Says(Committee, new RoleHeld("convenor", Country: "China", Count: 2));
        Assert.Equal((ThresholdOutcome.Reached, 2, 0), Of(Two));
        Assert.Equal(ThresholdOutcome.Reached, Of(All).Outcome);
        Assert.Equal(["Heng Qian", null], Standing.Officers.OrderBy(o => o.Name is null).Select(o => o.Name));
    }

    [Fact]
    public void Country_that_is_not_recorded_is_counted_as_unknown_and_never_as_another_one()
    {
        Says(Committee, new RoleHeld("convenor", new("Heng Qian", Heng), For: new("CESI", ActorId.Parse("organization/cesi"))));
        Says(ActorId.Parse("organization/cesi"), new OfCountry("China"));
        Says(Committee, new RoleHeld("secretary", new("Ning Sun", Ning), Country: "China"));
        Assert.Equal((ThresholdOutcome.Unknown, 1, 1), Of(Two));
        Assert.Equal(ThresholdOutcome.Unknown, Of(All).Outcome);
        Says(Heng, new OfCountry("China"));
        Says(Heng, new OfCountry("France"));
        Assert.Equal((ThresholdOutcome.Unknown, 1, 1), Of(Two));
    }

    [Theory]
    [InlineData("China"), InlineData("United States"), InlineData("Türkiye"), InlineData("中国")]
    public void Every_country_is_counted_alike(string country)
    {
        Says(Committee, new RoleHeld("chair", new("A", Heng), Country: country));
        Says(Committee, new RoleHeld("secretary", new("B", Ning), Country: country.ToUpperInvariant()));
        Assert.Equal((ThresholdOutcome.Reached, 2, 0), Of(Two));
        Says(Committee, new RoleHeld("vice-chair", new("C"), Country: "Chile"));
        Assert.Equal((ThresholdOutcome.NotReached, 2, 0), Of(All));
    }

    [Fact]
    public void Tenure_that_has_ended_hearsay_and_a_role_that_is_no_office_do_not_count()
    {
        Says(Committee, new RoleHeld("convenor", new("A"), Country: "China"), During("2015-10", "2016-10"));
        Says(Committee, new RoleHeld("Chinese associated entity", new("B"), Country: "China"));
        Assert.Empty(Standing.Officers);
        Assert.Equal(ThresholdOutcome.Unknown, Of(All).Outcome);
        Says(Committee, new RoleHeld("convenor", new("C"), Country: "China"), During("2016-11", "2022-12"));
        Assert.Equal((ThresholdOutcome.NotReached, 1, 0), Of(Two));
    }

    [Fact]
    public void Editors_of_work_items_are_counted_once_each_with_their_own_country_or_that_of_their_record()
    {
        var company = new Reference("Orion", ActorId.Parse("organization/orion"));
        Says(Item, new Editor(company));
        Says(Item, new Editor(new("Vega"), Country: "France"));
        Says(Item, new TakesPart(DocumentRole.CoEditor, PartyKind.Organization, company));
        Assert.Equal((ThresholdOutcome.Unknown, 1, 1), Of(TwoEditors));
        Says(company.Actor!.Value, new OfCountry("France"));
        Assert.Equal((ThresholdOutcome.Reached, 2, 0), Of(TwoEditors));
    }

    [Fact]
    public void Watch_says_each_change_once_and_that_it_is_no_longer_reached_once()
    {
        Add(Two);
        Assert.Equal(0, Notes(Two, ThresholdOutcome.NotReached, "A"));
        Assert.Equal(1, Notes(Two, ThresholdOutcome.Reached, "A", "B"));
        Assert.Equal(0, Notes(Two, ThresholdOutcome.Reached, "B", "A"));
        Assert.Equal(1, Notes(Two, ThresholdOutcome.Reached, "A", "C"));
        Assert.Equal(1, Notes(Two, ThresholdOutcome.NotReached, "A"));
        Assert.Equal(0, Notes(Two, ThresholdOutcome.NotReached, "A"));
        Assert.Equal(0, Notes(Two, ThresholdOutcome.Unknown));
        Assert.Equal(1, Notes(Two, ThresholdOutcome.Reached, "A", "C"));
    }

    [Fact]
    public void New_officer_is_said_once_and_nothing_is_said_when_they_leave()
    {
        Add(NewOfficer);
        Assert.Equal(1, Notes(NewOfficer, ThresholdOutcome.Reached, "A"));
        Assert.Equal(1, Notes(NewOfficer, ThresholdOutcome.Reached, "A", "B"));
        Assert.Equal(["A", "B"], State.Of(NewOfficer, Committee)!.Of.Select(o => o.Key));
        Assert.Equal(0, Notes(NewOfficer, ThresholdOutcome.NotReached));
        Assert.Equal(0, Notes(NewOfficer, ThresholdOutcome.Reached, "B"));
    }

    [Fact]
    public void What_was_said_is_news_until_it_is_seen_and_again_when_it_changes()
    {
        Add(Two);
        Notes(Two, ThresholdOutcome.Reached, "A", "B");
        Assert.Equal("1", bench.Kind.ListingOf(CompartmentId.Government, State)!.Detail["news"]);
        Assert.Null(Send(Official, new SeeThreshold(Two, Committee)));
        Assert.Equal(Official.Id, State.Of(Two, Committee)!.Seen!.By);
        Assert.DoesNotContain("news", bench.Kind.ListingOf(CompartmentId.Government, State)!.Detail.Keys);
        Notes(Two, ThresholdOutcome.Reached, "A", "C");
        Assert.Single(State.Unseen);
        Assert.Equal("threshold", Send(Official, new SeeThreshold(All, Committee))?.Field);
        Assert.Equal(RejectionCode.Forbidden, Send(Official, Note(Two, ThresholdOutcome.Reached, "D"))?.Code);
    }

    [Fact]
    public void Threshold_that_is_taken_away_is_forgotten_and_said_anew_when_it_comes_back()
    {
        Add(Two);
        Notes(Two, ThresholdOutcome.Reached, "A", "B");
        Assert.Null(Send(Official, new ChangeWatch(Terms(Two), Terms(All))));
        Assert.Empty(State.Crossings);
        Assert.Equal(0, Notes(Two, ThresholdOutcome.Reached, "A", "B"));
        Assert.Null(Send(Official, new ChangeWatch(Terms(All), Terms(Two))));
        Assert.Equal(1, Notes(Two, ThresholdOutcome.Reached, "A", "B"));
    }

    [Fact]
    public void Words_of_the_command_line_name_thresholds()
    {
        foreach (var threshold in (Threshold[])[All, Two, TwoEditors, NewOfficer, new(ThresholdKind.NewEditor)])
            Assert.Equal(threshold, Threshold.Parse(threshold.Word));
        foreach (var word in (string[])["", "officers=", "officers=two", "officers=2=3", "leaders"]) Assert.Null(Threshold.Parse(word));
        Assert.Equal("'f' takes from 2 to 50 officers of one country, not 1.", Threshold.Parse("officers=1")!.Refuses("f")!.Sentence);
    }

    private Watch State => bench.In<Watch>(CompartmentId.Government)!;

    private CommitteeStanding Standing => CommitteeStanding.Of(Committee, [Item], books, Today);

    private (ThresholdOutcome Outcome, int Most, int Unknown) Of(Threshold threshold) =>
        Weighed.Weigh(threshold, Standing, Start) is var w ? (w.Outcome, w.Most, w.Unknown) : default;

    private static PartialInterval During(string from, string to) => new(PartialDate.Parse(from), PartialDate.Parse(to));

    private void Says(ActorId record, Statement statement, PartialInterval? valid = null) =>
        books[record] = books.GetValueOrDefault(record, ClaimBook.Empty).Apply(new Recorded(
            CompartmentId.Record, ++said, OperationId.New(), Official.Id, null, Start,
            new ClaimRecorded(new Assertion(EntityId.Parse($"c{said}"), statement, Valid: valid))));

    private static WatchTerms Terms(Threshold threshold) => WatchTerms.None with
    {
        Committees = ["JTC 1/WG 11"], Thresholds = [threshold],
        Records = ImmutableSortedDictionary<string, ActorId>.Empty.Add("JTC 1/WG 11", Committee),
    };

    private void Add(Threshold threshold) => Assert.Null(Send(Official, new AddWatch("Leadership", Terms(threshold))));

    private static NoteThreshold Note(Threshold threshold, ThresholdOutcome outcome, params string[] who) => new(
        threshold, new("WG 11", Committee), Committee, outcome,
        [.. who.Select(w => new Counted(w, "convenor", Start, [new(Committee, EntityId.Parse(w.ToLowerInvariant()))], w, "China"))]);

    private int Notes(Threshold threshold, ThresholdOutcome outcome, params string[] who)
    {
        var before = bench.Log.Count;
        Assert.Null(Send(DirectoryState.System, Note(threshold, outcome, who)));
        return bench.Log.Count - before;
    }

    private Rejection? Send(Principal by, Command command) => bench.Send(by, CompartmentId.Government, command).Rejection;
}
