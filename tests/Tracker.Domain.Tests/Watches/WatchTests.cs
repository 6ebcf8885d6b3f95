using System.Collections.Immutable;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Watches;

public sealed class WatchTests
{
    private static readonly DateTimeOffset Start = new(2022, 3, 31, 9, 0, 0, TimeSpan.Zero);
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme");
    private static readonly Principal Official = Someone("official", "office/standards"), Expert = Someone("expert", "org/acme");

    private static readonly WatchTerms Terms = new(
        [new("New IP", new(PartialDate.Parse("2019-09"), PartialDate.Parse("2020-12"))), new("FVCN")], ["Orion"], ["deterministic forwarding"],
        new("No discussion of the topic", new DateOnly(2022, 3, 31)));

    private readonly RecordBench bench = new(new WatchKind(), ActorId.Parse("watch/new-ip"), Start);

    [Fact]
    public void Watch_is_added_changed_and_ended_and_stays_to_be_read()
    {
        Assert.Null(Send(Official, new AddWatch("New IP", Terms)));
        var wider = Terms with { Words = [.. Terms.Words, "network of networks"] };
        Assert.Null(Send(Official, new ChangeWatch(Terms, wider)));
        Assert.Equal(wider, State.Terms.Value);
        Assert.Null(Send(Official, new EndWatch("Taken over by another watch")));
        Assert.Equal(("Taken over by another watch", "New IP"), (State.EndedFor.Value, State.Title.Value));
        Assert.Equal(RejectionCode.IllegalStep, Send(Official, new ChangeWatch(wider, Terms))?.Code);
    }

    [Fact]
    public void Two_who_change_the_same_terms_meet_a_conflict()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Send(Official, new ChangeWatch(Terms, Terms with { Ban = null }));
        var refused = Send(Someone("colleague", "office/trade"), new ChangeWatch(Terms, Terms with { Sponsors = [] }));
        Assert.Equal((RejectionCode.Conflict, Official.Id), (refused?.Code, refused?.CurrentBy));
    }

    [Fact]
    public void Watch_of_an_office_does_not_exist_for_a_company()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Assert.Equal(Rejection.NotFound, Send(Expert, new EndWatch("Not mine")));
        Assert.Equal(Rejection.NotFound, Send(Expert, new AddNote(EntityId.Parse("n"), "Seen in SG11"), Acme));
        Assert.Equal(Rejection.NotFound, Send(Official, new AddWatch("Other", Terms), Acme));
    }

    [Fact]
    public void Company_adds_a_watch_and_notes_for_its_own_people()
    {
        Assert.Null(Send(Expert, new AddWatch("New IP", Terms), Acme));
        Assert.Null(Send(Expert, new AddNote(EntityId.Parse("n"), "Seen in SG11"), Acme));
        Assert.Equal(Rejection.NotFound, Send(Official, new AddNote(EntityId.Parse("n"), "Seen"), Acme));
    }

    [Theory]
    [InlineData("nothing to look for", RejectionCode.Invalid, "terms")]
    [InlineData("an empty name", RejectionCode.Required, "terms.names")]
    [InlineData("a name that ends before it starts", RejectionCode.Invalid, "terms.names")]
    [InlineData("an empty word", RejectionCode.Required, "terms.words")]
    [InlineData("a ban without a decision", RejectionCode.Required, "terms.ban")]
    [InlineData("too many sponsors", RejectionCode.TooMany, "terms")]
    [InlineData("words without a letter", RejectionCode.Invalid, "terms.words")]
    [InlineData("an empty committee", RejectionCode.Required, "terms.committees")]
    [InlineData("a record of nobody", RejectionCode.Invalid, "terms.records")]
    [InlineData("a threshold without a committee", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("a threshold in a committee without a record", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("one officer of one country", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("no officer of one country", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("51 editors of one country", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("officers without a number", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("two new officers", RejectionCode.Invalid, "terms.thresholds")]
    [InlineData("the same threshold twice", RejectionCode.Invalid, "terms.thresholds")]
    public void Terms_that_cannot_be_are_refused(string what, string code, string field)
    {
        var terms = what switch
        {
            "nothing to look for" => WatchTerms.None with { Ban = Terms.Ban },
            "an empty name" => Terms with { Names = [new(" ")] },
            "a name that ends before it starts" => Terms with { Names = [new("A", new(PartialDate.Parse("2021"), PartialDate.Parse("2020-12")))] },
            "an empty word" => Terms with { Words = [""] },
            "words without a letter" => Terms with { Words = ["–"] },
            "an empty committee" => Terms with { Committees = [""] },
            "a record of nobody" => Terms with { Records = ImmutableSortedDictionary<string, ActorId>.Empty.Add("Acme", ActorId.Parse("organization/acme")) },
            "a threshold without a committee" => Terms with { Thresholds = [new(ThresholdKind.NewOfficer)] },
            "a threshold in a committee without a record" => Terms with { Committees = ["JTC 1/WG 11"], Thresholds = [new(ThresholdKind.NewOfficer)] },
            "one officer of one country" => Counting(new Threshold(ThresholdKind.OfficersOfOneCountry, 1)),
            "no officer of one country" => Counting(new Threshold(ThresholdKind.OfficersOfOneCountry, 0)),
            "51 editors of one country" => Counting(new Threshold(ThresholdKind.EditorsOfOneCountry, 51)),
            "officers without a number" => Counting(new Threshold(ThresholdKind.OfficersOfOneCountry)),
            "two new officers" => Counting(new Threshold(ThresholdKind.NewOfficer, 2)),
            "the same threshold twice" => Counting(new Threshold(ThresholdKind.NewOfficer), new Threshold(ThresholdKind.NewOfficer)),
            "a ban without a decision" => Terms with { Ban = new("", new DateOnly(2022, 3, 31)) },
            _ => Terms with { Sponsors = [.. Enumerable.Range(0, WatchTerms.Most + 1).Select(i => $"Sponsor {i}")] },
        };
        Assert.Equal((code, field), Send(Official, new AddWatch("New IP", terms)) is { } no ? (no.Code, no.Field) : default);
        Assert.False(bench.Record.Exists);
    }

    private static WatchTerms Counting(params Threshold[] thresholds) => WatchTerms.None with
    {
        Committees = ["JTC 1/WG 11"], Thresholds = [.. thresholds],
        Records = ImmutableSortedDictionary<string, ActorId>.Empty.Add("JTC 1/WG 11", ThresholdTests.Committee),
    };

    [Fact]
    public void List_shows_what_is_looked_for_and_until_when_a_ban_holds()
    {
        Send(Official, new AddWatch("New IP", Terms));
        var listing = bench.Kind.ListingOf(CompartmentId.Government, State);
        Assert.Equal(("New IP", "New IP, FVCN, Orion, deterministic forwarding"), (listing?.Title, listing?.Detail["looksFor"]));
        Assert.Equal("2022-03-31", listing?.Detail["banUntil"]);
    }

    [Fact]
    public void Suggestion_is_open_until_a_person_decides_and_changes_nothing_else()
    {
        Send(Official, new AddWatch("New IP", Terms));
        var before = State;
        Assert.Null(Suggest(Alias));
        Assert.Equal(before with { Suggested = State.Suggested }, State);
        Assert.Null(State.Of(Item)!.Verdict);
        Assert.Equal("1", bench.Kind.ListingOf(CompartmentId.Government, State)!.Detail["open"]);

        Assert.Null(Send(Official, new ConfirmMatch(Item, "The same authors")));
        Assert.Equal((true, "The same authors", Official.Id),
            State.Of(Item)!.Verdict is { } v ? (v.Confirmed, v.Reason, v.By) : default);
        Assert.Equal(RejectionCode.IllegalStep, Send(Official, new ConfirmMatch(Item, "Again"))?.Code);
        Assert.DoesNotContain("open", bench.Kind.ListingOf(CompartmentId.Government, State)!.Detail.Keys);
        Assert.Equal(0, Events(() => Suggest(Alias, Sponsor)));
    }

    [Fact]
    public void Second_verdict_on_a_match_that_was_not_seen_meets_a_conflict_that_names_who_decided()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Suggest(Alias);
        var colleague = Someone("colleague", "office/trade");
        Assert.Null(Send(colleague, new DismissMatch(Item, "Another topic")));
        var refused = Send(Official, new ConfirmMatch(Item, "The same authors"));
        Assert.Equal((RejectionCode.Conflict, "dismissed", colleague.Id), (refused?.Code, refused?.Current, refused?.CurrentBy));
        Assert.False(State.Of(Item)!.Verdict!.Confirmed);
        Assert.Null(Send(Official, new ConfirmMatch(Item, "The same authors", Was: false)));
        Assert.Equal(RejectionCode.Conflict, Send(colleague, new DismissMatch(Item))?.Code);
        Assert.Null(Send(colleague, new DismissMatch(Item, Was: true)));
    }

    [Fact]
    public void Dismissed_record_comes_back_only_for_another_reason()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Suggest(Words);
        Assert.Null(Send(Official, new DismissMatch(Item)));
        Assert.Equal(0, Events(() => Suggest(Words)));
        Assert.Equal(0, Events(() => Suggest(Words with { Found = "Another text" })));

        Assert.Equal(1, Events(() => Suggest(Words, Sponsor)));
        Assert.Equal((null, MatchRank.SponsorAndWords), (State.Of(Item)!.Verdict, State.Of(Item)!.Rank));
        Send(Official, new DismissMatch(Item, "Another company of that name"));
        Assert.Equal(0, Events(() => Suggest(Sponsor)));
    }

    [Fact]
    public void Same_suggestion_twice_is_one()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Assert.Equal(1, Events(() => Suggest(Alias, Sponsor)));
        Assert.Equal(0, Events(() => Suggest(Alias, Sponsor)));
        Assert.Equal(0, Events(() => Suggest(Alias)));
        Assert.Equal(1, Events(() => Suggest(Alias, Words)));
    }

    [Fact]
    public void People_neither_suggest_nor_end_a_ban_and_decide_only_on_what_was_suggested()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Assert.Equal(RejectionCode.Forbidden, Send(Official, new SuggestMatch(Item, "Framework", [Alias]))?.Code);
        Assert.Equal(RejectionCode.Forbidden, Send(Official, new EndBan(new DateOnly(2022, 3, 31)))?.Code);
        Assert.Equal(("unknown-entity", "record"), Send(Official, new DismissMatch(Item)) is { } no ? (no.Code, no.Field) : default);
        Suggest(Alias);
        Assert.Equal((RejectionCode.Required, "reason"), Send(Official, new ConfirmMatch(Item, " ")) is { } why ? (why.Code, why.Field) : default);
    }

    [Fact]
    public void Ban_ends_on_the_day_after_its_last_day_once()
    {
        Send(Official, new AddWatch("New IP", Terms));
        var due = bench.Kind.NextDue(bench.Record)!;
        Assert.Equal((new DateTimeOffset(2022, 4, 1, 0, 0, 0, TimeSpan.Zero), CompartmentId.Government), (due.At, due.Compartment));
        Assert.Equal(RejectionCode.IllegalStep, Send(DirectoryState.System, due.Command)?.Code);

        var later = new RecordBench(new WatchKind(), bench.Actor, due.At.AddSeconds(-1)) { Record = bench.Record };
        Assert.Null(later.Send(DirectoryState.System, CompartmentId.Government, new AddNote(EntityId.Parse("n"), "A second passes")).Rejection);
        Assert.Single(later.Send(DirectoryState.System, due.Compartment, due.Command).Events);
        Assert.Empty(later.Send(DirectoryState.System, due.Compartment, due.Command).Events);
        Assert.Null(later.Kind.NextDue(later.Record));
        Assert.Equal("yes", later.Kind.ListingOf(CompartmentId.Government, later.In<Watch>(CompartmentId.Government)!)!.Detail["banEnded"]);

        var longer = Terms with { Ban = Terms.Ban! with { LastDay = new DateOnly(2023, 3, 31) } };
        Assert.Null(later.Send(Official, CompartmentId.Government, new ChangeWatch(Terms, longer)).Rejection);
        Assert.Equal(new DateTimeOffset(2023, 4, 1, 0, 0, 0, TimeSpan.Zero), later.Kind.NextDue(later.Record)?.At);
    }

    [Fact]
    public void Everyone_reads_a_public_watch_and_each_audience_keeps_notes_beside_it()
    {
        Assert.Equal(RejectionCode.NotFound, Send(Someone("guest", "partner/ca"), new AddWatch("New IP", Terms), CompartmentId.Record)?.Code);
        Assert.Null(Send(Official, new AddWatch("New IP", Terms), CompartmentId.Record));
        Assert.Equal(RejectionCode.Forbidden, Send(Someone("guest", "partner/ca"), new EndWatch("Not mine"), CompartmentId.Record)?.Code);
        Assert.Null(Send(Official, new AddNote(EntityId.Parse("n"), "For government only")));
        Assert.Null(Send(Expert, new AddNote(EntityId.Parse("n"), "For Acme only"), Acme));
        Assert.Equal(Rejection.NotFound, Send(Expert, new AddNote(EntityId.Parse("m"), "Not for me")));
    }

    [Fact]
    public void Shared_watch_is_changed_ended_and_marked_as_seen_by_the_office_or_company_that_added_it_and_others_write_notes()
    {
        var shared = CompartmentId.Record;
        Assert.Null(Send(Official, new AddWatch("New IP", Terms), shared));
        WatchCommand[] theirs =
        [
            new EndWatch("Not mine"), new ChangeWatch(Terms, Terms with { Ban = null }), new RenameWatch(new("New IP", "IP")),
            new SeeThreshold(new(ThresholdKind.NewOfficer), ThresholdTests.Committee),
        ];
        foreach (var other in (Principal[])[Expert, Someone("other", "office/trade")])
            Assert.All(theirs, command => Assert.Equal(RejectionCode.Forbidden, Send(other, command, shared)?.Code));
        Assert.Null(Send(Expert, new AddNote(EntityId.Parse("n"), "Add FVCN"), shared));
        Assert.Null(Send(DirectoryState.System, new SuggestMatch(Item, "A framework", [Alias]), shared));
        Assert.Null(Send(Expert, new ConfirmMatch(Item, "The same authors"), shared));
        Assert.Null(Send(Someone("colleague", "office/standards"), new EndWatch("Done"), shared));
    }

    [Fact]
    public void Watch_that_was_shared_before_it_had_owners_is_changed_by_all_who_write()
    {
        var kind = new WatchKind();
        var old = kind.Codec.DecodeEvent("watch.added", 1, """{"title":"New IP","terms":{"names":[],"sponsors":[],"words":["ip"]}}"""u8.ToArray());
        Assert.Null(((WatchAdded)old).Owners);
    }

    [Fact]
    public void Whoever_reads_a_watch_reads_all_that_may_be_suggested_to_it()
    {
        var subject = TrackerKinds.Subjects[0];
        foreach (var who in (Principal[])[Official, Expert, Someone("guest", "partner/ca"), Someone("manager", GroupId.Program.Value)])
            foreach (var at in (CompartmentId[])[CompartmentId.Record, CompartmentId.Government, Acme, CompartmentId.Organization("other")])
            {
                var standing = Standing.Of(who, AccessList.Empty, new DateOnly(2022, 4, 1));
                if (bench.Kind.RightIn(standing, at) == Right.None) continue;
                Assert.NotEqual(Right.None, subject.RightIn(standing, at));
                Assert.NotEqual(Right.None, subject.RightIn(standing, CompartmentId.Record));
            }
    }

    private static readonly ActorId Item = ActorId.Parse("work-item/itu/framework");
    private static readonly MatchReason Alias = new(MatchKind.Name, "FVCN", "FVCN, a framework"), Sponsor = new(MatchKind.Sponsor, "Orion", "Orion Ltd"),
        Words = new(MatchKind.Words, "deterministic forwarding", "A deterministic forwarding plane");

    private Rejection? Suggest(params MatchReason[] reasons) => Send(DirectoryState.System, new SuggestMatch(Item, "A framework", [.. reasons]));

    private int Events(Func<Rejection?> act)
    {
        var before = bench.Log.Count;
        Assert.Null(act());
        return bench.Log.Count - before;
    }

    private Watch State => bench.In<Watch>(CompartmentId.Government)!;

    private Rejection? Send(Principal by, Command command, CompartmentId? at = null) => bench.Send(by, at ?? CompartmentId.Government, command).Rejection;

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new Membership(GroupId.Parse(group))]);
}
