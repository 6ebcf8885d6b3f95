using Tracker.Domain.Alerts;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Tests.Golden;
using Tracker.Domain.Watches;

namespace Tracker.Domain.Tests.Alerts;

public sealed class AlertWordsTests
{
    public static TheoryData<string> Followed =>
        [.. TrackerKinds.All.All.Where(k => k is not (AlertsKind or DirectoryKind or DraftKind)).Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Followed))]
    public void Every_event_that_was_ever_stored_has_words_for_people(string name)
    {
        var kind = TrackerKinds.All.Find(name)!;
        Assert.All(Sample.Events(kind), sample =>
        {
            var told = AlertWords.Of(RecordState.Empty, CompartmentId.Record, kind.Codec.DecodeEvent(sample.Name, sample.Schema, sample.Json));
            Assert.NotNull(told);
            Assert.Matches("^[a-z].*[^.]$", told.What);
        });
    }

    [Theory]
    [InlineData("status", true), InlineData("editor", true), InlineData("role", true), InlineData("decision", true), InlineData("outcome", true),
    InlineData("also-named", false)]
    public void Officers_editors_stages_and_decisions_are_important(string word, bool important)
    {
        var kind = Topics.Topic.Kind;
        var stored = Sample.Events(kind).Select(s => kind.Codec.DecodeEvent(s.Name, s.Schema, s.Json)).OfType<ClaimRecorded>();
        var told = AlertWords.Of(RecordState.Empty, CompartmentId.Record, stored.First(e => e.Claim.Statement.Word() == word))!;
        Assert.Equal(important, told.From == AlertLevel.Important);
    }

    [Fact]
    public void Corrected_fact_is_named_and_its_reason_given()
    {
        var claim = new Claim(
            new Assertion(EntityId.Parse("c"), new Editor(new("Orion"), new("Kim"))), ParticipantId.System, default, 1);
        var subject = SubjectState.Empty with { Book = ClaimBook.Empty with { Claims = [claim] } };
        var record = RecordState.Empty with
        {
            Compartments = RecordState.Empty.Compartments.Add(CompartmentId.Record, new CompartmentState(1, subject)),
        };
        var told = AlertWords.Of(record, CompartmentId.Record, new ClaimSuperseded(claim.Id, "Left in May"));
        Assert.Equal(("withdrew editor “Orion, Kim”, because “Left in May”", AlertLevel.Important), (told!.What, told.From));
    }

    [Theory]
    [InlineData("Europe/Zurich", "1 Dec 2026, 23:59 (Europe/Zurich)")]
    [InlineData("UTC", "1 Dec 2026, 22:59 UTC"), InlineData("Nowhere", "1 Dec 2026, 22:59 UTC")]
    public void Close_of_a_ballot_is_said_by_the_clock_of_the_zone_in_which_it_was_written(string zone, string said)
    {
        var closes = new VoteClosing(new(2026, 12, 1, 22, 59, 0, TimeSpan.Zero), zone);
        var told = AlertWords.Of(RecordState.Empty, CompartmentId.Delegation, new VoteRemindedOf(EntityId.Parse("v"), closes))!;
        Assert.EndsWith("which closes on " + said, told.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_is_spoken()
    {
        var claim = new Claim(
            new Assertion(EntityId.Parse("c"), new StatusReached(StatusCode.Parse("under-study"))), ParticipantId.System, default, 1);
        Assert.Equal("recorded status “under study”", AlertWords.Of(RecordState.Empty, CompartmentId.Record, new ClaimRecorded(claim.Assertion))!.What);
    }

    [Fact]
    public void More_reasons_for_a_match_are_no_second_suggestion()
    {
        MatchSuggested first = new(ActorId.Parse("work-item/a"), "A framework", []), more = first with { More = true };
        Assert.Equal(AlertLevel.Important, AlertWords.Of(RecordState.Empty, CompartmentId.Record, first)!.From);
        var told = AlertWords.Of(RecordState.Empty, CompartmentId.Record, more)!;
        Assert.Equal(("found more reasons for the match “A framework”", AlertLevel.Everything), (told.What, told.From));
        Assert.Null(told.Concerns);
    }

    [Fact]
    public void Who_is_invited_and_whose_role_is_taken_are_addressed()
    {
        var (ann, ben) = (ParticipantId.Parse("ann"), ParticipantId.Parse("ben"));
        var told = AlertWords.Of(RecordState.Empty, CompartmentId.Delegation, new InvitedToPreparation(EntityId.Parse("m"), ann))!;
        Assert.StartsWith("invited you to", told.SaidTo(ann), StringComparison.Ordinal);
        Assert.StartsWith("invited somebody to", told.SaidTo(ben), StringComparison.Ordinal);
        told = AlertWords.Of(RecordState.Empty, CompartmentId.Delegation, new SpokespersonSet(EntityId.Parse("p"), ann, ben))!;
        Assert.True(told.IsFor(ann) && told.IsFor(ben));
    }

    [Fact]
    public void Point_has_its_number_only_for_those_who_read_the_agenda()
    {
        var set = new StanceSet(EntityId.Parse("p1"), Stance.NotYet, Stance.Oppose);
        Assert.Equal("set the stance on a point to oppose", AlertWords.Of(RecordState.Empty, CompartmentId.Delegation, set)!.What);
    }
}
