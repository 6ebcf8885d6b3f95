using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.WorkItems;

public sealed class WorkItemTests
{
    private readonly Desk iso = Desk.Opened(WorkItem.Kind, "ISO/IEC JTC 1", "Internet of Things (IoT) — Reference Architecture");
    private readonly Desk itu = Desk.Opened(WorkItem.Kind, "ITU-T", "Security guidelines in 5G systems");

    [Fact]
    public void Statuses_are_shown_in_the_order_in_which_they_were_reached_however_recorded()
    {
        Assert.Null(iso.Reach("10.00", "2013-09"));
        Assert.Null(iso.Reach("60.60", "2018-08", gap: true));
        Assert.Null(iso.Reach("20.00", "2015-05", gap: true));
        Assert.Null(iso.Reach("10.99", "2014-10", gap: true));
        Assert.Equal(["10.00", "10.99", "20.00", "60.60"], Statuses(iso));
        Assert.Equal("60.60", iso.Kind.ListingOf(CompartmentId.Record, iso.Facts)!.Detail["status"]);
    }

    [Fact]
    public void Status_with_a_coarse_date_follows_what_may_have_been_before_it()
    {
        Assert.Null(iso.Reach("30.00", "2018-03"));
        Assert.Null(iso.Reach("30.20", "2018"));
        Assert.Null(iso.Reach("30.60"));
        Assert.Equal(["30.00", "30.20", "30.60"], Statuses(iso));
    }

    [Fact]
    public void Left_out_steps_must_be_said_to_be_unknown()
    {
        Assert.Null(iso.Reach("20.00", "2015-05"));
        var refused = iso.Reach("60.60", "2018-08");
        Assert.Equal(RejectionCode.IllegalStep, refused?.Code);
        Assert.Contains("say that the steps between are unknown", refused!.Sentence, StringComparison.Ordinal);
        Assert.Null(iso.Reach("60.60", "2018-08", gap: true));
    }

    [Fact]
    public void Forbidden_step_of_a_person_is_refused_and_of_an_import_kept_as_an_anomaly()
    {
        Assert.Null(iso.Reach("60.60", "2018-08"));
        var refused = iso.Reach("40.20", "2019", gap: true);
        Assert.Equal(RejectionCode.IllegalStep, refused?.Code);
        Assert.Contains("from 60.60 (International Standard published) to 40.20 (DIS ballot initiated)", refused!.Sentence, StringComparison.Ordinal);
        Assert.Equal(RejectionCode.Forbidden, iso.Reach("40.20", "2019", imported: true)?.Code);
        Assert.Null(iso.Reach("40.20", "2019", by: Desk.TheProgram, imported: true, id: "odd"));
        Assert.Contains("no step from 60.60", iso.Facts.Book.Find(Desk.Id("odd"))!.Anomaly, StringComparison.Ordinal);
        Assert.Equal(["60.60", "40.20"], Statuses(iso));
    }

    [Fact]
    public void Earlier_status_recorded_later_must_also_lead_to_what_follows_it()
    {
        Assert.Null(itu.Reach("under-study", "2019"));
        Assert.Null(itu.Reach("approved", "2021-04-30", gap: true));
        var refused = itu.Reach("discontinued", "2020");
        Assert.Equal(RejectionCode.IllegalStep, refused?.Code);
        Assert.Contains("from discontinued (discontinued) to approved (approved)", refused!.Sentence, StringComparison.Ordinal);
        Assert.Null(itu.Reach("determined", "2020"));
    }

    [Fact]
    public void Word_of_another_procedure_is_no_status_here() =>
        Assert.Contains("'consented' is not a status of ISO/IEC harmonized stages", iso.Reach("consented")!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void Text_common_to_two_bodies_has_a_status_at_each()
    {
        Assert.Null(itu.Reach("consented", "2020"));
        Assert.Null(itu.Claim(new StatusReached(StatusCode.Parse("40.20"), Body: "ISO/IEC JTC 1"), "2020"));
        Assert.Equal("consented", StatusHistory.Of(itu.Facts.Book, null).CurrentStatus?.Value);
        Assert.Equal("40.20", StatusHistory.Of(itu.Facts.Book, "ISO/IEC JTC 1").CurrentStatus?.Value);
    }

    [Fact]
    public void Two_dates_for_one_status_are_a_dispute_unless_one_is_only_more_precise()
    {
        Assert.Null(iso.Reach("10.00", "2018", id: "year"));
        Assert.Null(iso.Reach("10.00", "2018-03", id: "month"));
        Assert.Empty(iso.Facts.Book.Disputes());
        Assert.Null(iso.Reach("10.00", "2017", id: "other"));
        Assert.Equal("status:10.00", Assert.Single(iso.Facts.Book.Disputes()).About);
        Assert.Null(iso.Send(Desk.Expert, new PreferClaim(Desk.Id("month"), "the body's own page")));
        Assert.Equal(["month"], StatusHistory.Of(iso.Facts.Book, null).Steps.Select(c => c.Id.Value));
    }

    [Fact]
    public void Hearsay_of_a_status_makes_no_step()
    {
        Assert.Null(iso.Reach("20.00", "2015"));
        Assert.Null(iso.Claim(new StatusReached(StatusCode.Parse("10.98")), "2016", hearsay: new Hearsay(Channel: "reportedly")));
        Assert.Equal("20.00", StatusHistory.Of(iso.Facts.Book, null).CurrentStatus?.Value);
    }

    [Fact]
    public void Renamed_item_keeps_its_identity_and_is_found_by_either_name()
    {
        Assert.Null(itu.Claim(new Titled("Security guidelines in IMT-2020 systems"), "2021-04"));
        var row = itu.Kind.ListingOf(CompartmentId.Record, itu.Facts)!;
        Assert.Equal("Security guidelines in IMT-2020 systems", row.Title);
        Assert.Contains("in 5G systems", row.Detail["names"], StringComparison.Ordinal);
        Assert.Contains("in IMT-2020 systems", row.Detail["names"], StringComparison.Ordinal);
        Assert.Empty(itu.Facts.Book.Disputes());
    }

    [Fact]
    public void Former_title_without_a_date_disputes_nothing_and_is_not_shown_first()
    {
        Assert.Null(itu.Claim(new Titled("An even earlier title", Former: true)));
        Assert.Equal("Security guidelines in 5G systems", itu.Facts.Title);
        Assert.Empty(itu.Facts.Book.Disputes());
        Assert.Null(itu.Claim(new Titled("Quite another title")));
        Assert.Equal("title", Assert.Single(itu.Facts.Book.Disputes()).About);
    }

    [Fact]
    public void Transfer_shows_both_homes_and_the_part_that_went_elsewhere()
    {
        Assert.Null(iso.Claim(new OfCommittee(new Reference("JTC 1/WG 9")), "2014"));
        Assert.Null(iso.Claim(new OfCommittee(new Reference("JTC 1/SC 42")), "2017"));
        Assert.Null(iso.Claim(new OfCommittee(new Reference("JTC 1/SC 27"), "part 4"), "2017"));
        Assert.Equal(3, iso.Facts.Book.Facts<OfCommittee>().Count());
        Assert.Empty(iso.Facts.Book.Disputes());
        Assert.Equal("JTC 1/SC 42", iso.Kind.ListingOf(CompartmentId.Record, iso.Facts)!.Detail["committee"]);
    }

    [Fact]
    public void Contribution_with_too_many_sponsors_is_refused_with_the_limit()
    {
        var refused = itu.Claim(new Contribution("C-1", ContributionKind.TextProposal,
            [.. Enumerable.Repeat(new Reference("A"), Contribution.MostSponsors + 1)]));
        Assert.Equal((RejectionCode.TooMany, "statement.sponsors"), (refused?.Code, refused?.Field));
    }

    private static IEnumerable<string> Statuses(Desk desk) =>
        StatusHistory.Of(desk.Facts.Book, null).Steps.Select(c => ((StatusReached)c.Statement).Status.Value);
}
