using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class FactsTests
{
    private readonly Bench bench = new();

    [Fact]
    public void Delegation_created_by_an_official_has_its_head_on_the_roster()
    {
        bench.Accept(Official, Delegation, Creation);

        var entry = Assert.Single(bench.In(Delegation).Roster.Values);
        Assert.Equal((Head.Id, RosterRole.Head, Orion), (entry.Participant, entry.Role.Value, entry.Organization));
        Assert.Equal(Right.Write, Kind.RightIn(bench.StandingOf(Head), Delegation));
    }

    [Fact]
    public void Officials_and_program_managers_learn_where_the_delegation_goes_and_nothing_else()
    {
        bench.Accept(Official, Delegation, Creation);
        foreach (var at in new[] { Government, CompartmentId.Program })
        {
            var known = bench.In(at);
            Assert.Equal(DelegationState.Empty with { Announced = new("ITU-T SG13", "SG13 meeting, July 2022", new(2022, 7, 4), new(2022, 7, 15)) }, known);
            Assert.Equal("SG13 meeting, July 2022", Kind.ListingOf(at, known)!.Title);
        }
        bench.Accept(Commercial, Government, new AddNote(Id("n"), "For officials"));
        bench.Accept(ProgramManager, CompartmentId.Program, new AddNote(Id("n"), "For the program"));
    }

    [Fact]
    public void Creation_by_an_administrator_is_accepted_and_gives_him_no_right_in_it()
    {
        bench.Accept(Administrator, Delegation, Creation);
        bench.Refuse(RejectionCode.NotFound, Administrator, Delegation, new EditTitle(new("Delegation to SG13", "Mine")));
    }

    [Fact]
    public void Creation_by_anybody_else_is_answered_like_a_missing_record()
    {
        foreach (var who in Everybody.Except([Official, Commercial, Liaison, Administrator]))
            bench.Refuse(RejectionCode.NotFound, who, Delegation, Creation);
    }

    [Fact]
    public void Creation_of_what_exists_is_a_duplicate_for_its_members_and_missing_for_others()
    {
        bench.Accept(Official, Delegation, Creation);
        bench.Refuse(RejectionCode.Duplicate, Head, Delegation, Creation);
        bench.Refuse(RejectionCode.NotFound, Official, Delegation, Creation);
    }

    public static readonly TheoryData<CreateDelegation, string, string> BadCreations = new()
    {
        { Creation with { Title = " " }, RejectionCode.Required, "title" },
        { Creation with { Title = new('t', 301) }, RejectionCode.TooLong, "title" },
        { Creation with { Committee = "" }, RejectionCode.Required, "committee" },
        { Creation with { Gathering = "" }, RejectionCode.Required, "gathering" },
        { Creation with { ClosesOn = new(2022, 7, 3) }, RejectionCode.Invalid, "closesOn" },
        { Creation with { HeadName = "" }, RejectionCode.Required, "headName" },
        { Creation with { HeadOrganization = GroupId.Program }, RejectionCode.Invalid, "headOrganization" },
    };

    [Theory, MemberData(nameof(BadCreations))]
    public void Creation_with_a_broken_field_names_the_field(CreateDelegation broken, string code, string field) =>
        Assert.Equal(field, bench.Refuse(code, Official, Delegation, broken).Field);

    [Fact]
    public void Creation_in_another_compartment_is_refused() =>
        bench.Refuse(RejectionCode.Invalid, Official, Government, Creation);

    [Fact]
    public void Title_edited_from_what_stood_before_is_a_conflict_with_the_standing_text_and_its_author()
    {
        bench.Accept(Official, Delegation, Creation);
        bench.Accept(Head, Delegation, new EditTitle(new("Delegation to SG13", "U.S. delegation to SG13")));
        bench.Seat(Member, Orion, RosterRole.Member);

        var conflict = bench.Refuse(RejectionCode.Conflict, Member, Delegation, new EditTitle(new("Delegation to SG13", "SG13")));

        Assert.Equal(("title", "U.S. delegation to SG13", Head.Id), (conflict.Field, conflict.Current, conflict.CurrentBy));
    }

    [Fact]
    public void Title_cannot_be_cleared_and_mandate_can()
    {
        bench.Accept(Official, Delegation, Creation);
        bench.Refuse(RejectionCode.Required, Head, Delegation, new EditTitle(new("Delegation to SG13", null)));
        bench.Accept(Head, Delegation, new EditMandate(new(null, "Keep the topic in the IETF")));
        bench.Accept(Head, Delegation, new EditMandate(new("Keep the topic in the IETF", null)));
        Assert.Null(bench.In(Delegation).Facts!.Mandate.Value);
        bench.Refuse(RejectionCode.TooLong, Head, Delegation, new EditMandate(new(null, new('m', DelegationLimits.Mandate + 1))));
    }

    [Fact]
    public void Edit_to_what_stands_records_nothing()
    {
        bench.Accept(Official, Delegation, Creation);
        bench.Ignore(Head, Delegation, new EditTitle(new("something else", "Delegation to SG13")));
    }

    [Fact]
    public void Listing_shows_title_committee_and_dates_to_the_delegation_only()
    {
        bench.Accept(Official, Delegation, Creation);
        var state = bench.In(Delegation);

        var listing = Kind.ListingOf(Delegation, state)!;

        Assert.Equal("Delegation to SG13", listing.Title);
        Assert.Equal(
            "closesOn=2022-07-15 committee=ITU-T SG13 gathering=SG13 meeting, July 2022 opensOn=2022-07-04",
            string.Join(' ', listing.Detail.Select(d => $"{d.Key}={d.Value}")));
        Assert.Null(Kind.ListingOf(Government, DelegationState.Empty));
        Assert.Null(Kind.ListingOf(OfOrion, DelegationState.Empty));
        var shared = Kind.ListingOf(ToBorduria, DelegationState.Empty)!;
        Assert.Equal("Positions shared with you", shared.Title);
        Assert.Empty(shared.Detail);
    }
}
