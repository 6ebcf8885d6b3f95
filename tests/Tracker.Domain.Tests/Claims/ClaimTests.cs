using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.Tests.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Claims;

public sealed class ClaimTests
{
    private readonly Desk committee = Desk.Opened(Committee.Kind, body: null, title: "Study Group 20");

    [Fact]
    public void Claim_without_source_is_refused_and_changes_nothing()
    {
        var before = committee.Record;
        foreach (var source in new Source?[] { null, new(" ", "quote"), new("A report"), new("A report", " ") })
        {
            var refused = committee.Send(Desk.Expert, new RecordClaim(new Assertion(Desk.Id("c"), new AlsoNamed("SG20"), source)));
            Assert.Equal((RejectionCode.Required, "source"), (refused?.Code, refused?.Field));
        }
        Assert.Same(before, committee.Record);
    }

    [Theory]
    [InlineData("ftp://example.org/x", "en", "source.link")]
    [InlineData("not a link", "en", "source.link")]
    [InlineData("https://example.org", "not a language", "source.language")]
    public void Source_with_a_bad_member_is_refused_with_its_field(string link, string language, string field)
    {
        var refused = committee.Send(Desk.Expert,
            new RecordClaim(new Assertion(Desk.Id("c"), new AlsoNamed("SG20"), new Source("A report", null, null, link, null, language))));
        Assert.Equal((RejectionCode.Invalid, field), (refused?.Code, refused?.Field));
    }

    [Fact]
    public void Overlong_text_in_a_statement_is_refused_with_its_limit()
    {
        var refused = committee.Claim(new AlsoNamed(new string('x', 301)));
        Assert.Equal((RejectionCode.TooLong, "statement.name"), (refused?.Code, refused?.Field));
        Assert.Contains("300", refused!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Interval_that_ends_before_it_starts_is_refused()
    {
        var backwards = new PartialInterval(PartialDate.Parse("2018"), PartialDate.Parse("2017"));
        var refused = committee.Send(Desk.Expert, new RecordClaim(new Assertion(Desk.Id("c"), new AlsoNamed("SG20"), Desk.From(), backwards)));
        Assert.Equal((RejectionCode.Invalid, "valid"), (refused?.Code, refused?.Field));
    }

    [Fact]
    public void Three_founding_dates_stand_side_by_side_until_a_person_prefers_one_with_a_reason()
    {
        foreach (var year in new[] { "2015", "2016", "2017" })
            Assert.Null(committee.Claim(new Founded(PartialDate.Parse(year)), id: "founded-" + year));
        var dispute = Assert.Single(committee.Facts.Book.Disputes());
        Assert.Equal(["founded-2015", "founded-2016", "founded-2017"], dispute.Claims.Select(c => c.Id.Value));

        Assert.Equal(RejectionCode.Required, committee.Send(Desk.Expert, new PreferClaim(Desk.Id("founded-2016"), " "))?.Code);
        Assert.Null(committee.Send(Desk.Expert, new PreferClaim(Desk.Id("founded-2016"), "approved 2015, formed 2016")));
        Assert.Empty(committee.Facts.Book.Disputes());
        Assert.Equal("founded-2016", committee.Facts.Book.Foremost<Founded>()?.Id.Value);
        Assert.Equal("approved 2015, formed 2016", committee.Facts.Book.Preferences["founded"].Reason.Text);
        Assert.Equal(3, committee.Facts.Book.Standing<Founded>().Count());
    }

    [Fact]
    public void Superseding_the_preferred_claim_opens_the_question_again()
    {
        foreach (var year in new[] { "2015", "2016" })
            Assert.Null(committee.Claim(new Founded(PartialDate.Parse(year)), id: "founded-" + year));
        Assert.Null(committee.Send(Desk.Expert, new PreferClaim(Desk.Id("founded-2015"), "the body says so")));
        Assert.Null(committee.Send(Desk.Rival, new SupersedeClaim(Desk.Id("founded-2015"),
            new Assertion(Desk.Id("fixed"), new Founded(PartialDate.Parse("2017")), Desk.From()), "misread")));
        Assert.Empty(committee.Facts.Book.Preferences);
        Assert.Equal(["founded-2016", "fixed"], Assert.Single(committee.Facts.Book.Disputes()).Claims.Select(c => c.Id.Value));
        var old = committee.Facts.Book.Find(Desk.Id("founded-2015"))!;
        Assert.Equal((false, "fixed", "misread", Desk.Rival.Id), (old.Stands, old.SupersededBy?.Value, old.Superseded?.Text, old.Superseded!.By));
    }

    [Fact]
    public void Withdrawn_claim_stays_in_the_history_and_cannot_be_changed_any_more()
    {
        Assert.Null(committee.Claim(new Founded(PartialDate.Parse("2015")), id: "f"));
        Assert.Null(committee.Send(Desk.Expert, new WithdrawClaim(Desk.Id("f"), "another group")));
        Assert.Empty(committee.Facts.Book.Standing<Founded>());
        Assert.Equal("another group", committee.Facts.Book.Find(Desk.Id("f"))?.Superseded?.Text);
        foreach (Command late in new Command[]
            { new PreferClaim(Desk.Id("f"), "r"), new WithdrawClaim(Desk.Id("f"), "r"), new MarkRemovedByBody(Desk.Id("f"), "r") })
            Assert.Equal((RejectionCode.Invalid, "claim"), (committee.Send(Desk.Expert, late)?.Code, committee.Send(Desk.Expert, late)?.Field));
    }

    [Fact]
    public void Unknown_claim_and_used_id_are_refused()
    {
        Assert.Equal(RejectionCode.UnknownEntity, committee.Send(Desk.Expert, new PreferClaim(Desk.Id("nothing"), "r"))?.Code);
        Assert.Equal(RejectionCode.Duplicate, committee.Claim(new AlsoNamed("SG20"), id: "title")?.Code);
    }

    [Fact]
    public void Claim_that_can_stand_beside_others_cannot_be_preferred()
    {
        Assert.Null(committee.Claim(new AlsoNamed("SG20"), id: "name"));
        var refused = committee.Send(Desk.Expert, new PreferClaim(Desk.Id("name"), "r"));
        Assert.Equal((RejectionCode.Invalid, "claim"), (refused?.Code, refused?.Field));
    }

    [Fact]
    public void Fact_removed_by_the_body_stays_with_its_note()
    {
        var item = Desk.Opened(WorkItem.Kind);
        Assert.Null(item.Claim(new Editor(new Reference("China Unicom")), id: "editor"));
        Assert.Null(item.Send(Desk.Expert, new MarkRemovedByBody(Desk.Id("editor"), "removed by the body from the final Recommendation")));
        var editor = item.Facts.Book.Find(Desk.Id("editor"))!;
        Assert.True(editor.Stands);
        Assert.Equal("removed by the body from the final Recommendation", editor.RemovedByBody?.Text);
        Assert.Single(item.Facts.Book.Facts<Editor>());
    }

    [Fact]
    public void Hearsay_stays_a_claim_and_is_no_fact_until_a_person_supersedes_it()
    {
        var item = Desk.Opened(WorkItem.Kind, "ITU-T");
        Assert.Equal((RejectionCode.Required, "hearsay"), Refused(item.Claim(new Editor(new Reference("China Mobile"), Lead: true), hearsay: new Hearsay())));
        Assert.Null(item.Claim(new Editor(new Reference("China Mobile"), Lead: true), id: "media",
            hearsay: new Hearsay("China Mobile", "according to Chinese media")));
        Assert.Empty(item.Facts.Book.Facts<Editor>());
        Assert.Single(item.Facts.Book.Standing<Editor>());
        Assert.Null(item.Send(Desk.Expert, new SupersedeClaim(Desk.Id("media"),
            new Assertion(Desk.Id("fact"), new Editor(new Reference("China Mobile")), Desk.From()), "seen in the work programme")));
        Assert.Single(item.Facts.Book.Facts<Editor>());
    }

    [Fact]
    public void None_listed_unknown_and_zero_are_three_things()
    {
        var unknown = Desk.Opened(WorkItem.Kind);
        var none = Desk.Opened(WorkItem.Kind);
        Assert.Null(none.Claim(new NoneListed(Listed.SupportingMembers)));
        var some = Desk.Opened(WorkItem.Kind);
        Assert.Null(some.Claim(new SupportingMember(new Reference("Huawei"))));
        Assert.Null(some.Claim(new Measured("supporting members", "0", 0m), id: "zero"));
        Assert.Equal(Presence.Unknown, Participation.Of(unknown.Facts.Book, Listed.SupportingMembers));
        Assert.Equal(Presence.NoneListed, Participation.Of(none.Facts.Book, Listed.SupportingMembers));
        Assert.Equal(Presence.Listed, Participation.Of(some.Facts.Book, Listed.SupportingMembers));
        Assert.Equal(Presence.Unknown, Participation.Of(some.Facts.Book, Listed.Editors));
        Assert.Equal(0m, Assert.Single(some.Facts.Book.Facts<Measured>()).Number);
    }

    [Fact]
    public void Any_number_of_editors_is_taken_up_to_the_technical_limit()
    {
        var item = Desk.Opened(WorkItem.Kind);
        for (var i = 1; i < ClaimBook.Most; i++) Assert.Null(item.Claim(new Editor(new Reference($"Org {i}"))));
        var refused = item.Claim(new Editor(new Reference("Org")));
        Assert.Equal(RejectionCode.TooMany, refused?.Code);
        Assert.Contains("5000", refused!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_are_never_erased_whatever_is_sent() => Gen.Int[0, 5].Array[1, 60].Sample(choices =>
    {
        var desk = Desk.Opened(WorkItem.Kind);
        var seen = new List<EntityId> { Desk.Id("title") };
        for (var i = 0; i < choices.Length; i++)
        {
            var target = seen[(i * 7) % seen.Count];
            var fresh = new Assertion(Desk.Id($"x{i}"), new OfPeriod("2017-2021"), Desk.From());
            Command command = choices[i] switch
            {
                0 or 1 => new RecordClaim(fresh),
                2 => new SupersedeClaim(target, fresh, "better"),
                3 => new WithdrawClaim(target, "wrong"),
                4 => new PreferClaim(target, "because"),
                _ => new MarkRemovedByBody(target, "gone"),
            };
            var before = desk.Facts.Book.Claims;
            var refused = desk.Send(Desk.Expert, command);
            if (refused is null && choices[i] <= 2) seen.Add(fresh.Id);
            Assert.Equal(before.Select(c => c.Assertion), desk.Facts.Book.Claims.Take(before.Count).Select(c => c.Assertion));
            Assert.Equal(seen, desk.Facts.Book.Claims.Select(c => c.Id));
        }
    }, iter: 200);

    private static (string?, string?) Refused(Rejection? rejection) => (rejection?.Code, rejection?.Field);
}
