using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class RosterTests
{
    private readonly Bench bench = Seated();

    private static AddToRoster Addition => new(Id("r9"), Colleague.Id, "Carl", Orion, RosterRole.Member);

    [Fact]
    public void Roster_is_changed_by_the_head_only()
    {
        foreach (var who in new[] { Speaker, Member, Liaison, Adviser, Observer })
        {
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, Addition);
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new ChangeRole(Id("r-obi"), RosterRole.Observer, RosterRole.Head));
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new EndRosterEntry(Id("r-obi"), null, Today));
        }
    }

    [Fact]
    public void Participant_holds_the_delegation_on_the_days_of_his_entry_only()
    {
        bench.Accept(Head, Delegation, Addition with { From = new(2022, 7, 4), To = new(2022, 7, 15) });

        Right On(int month, int day)
        {
            bench.Day = new(2022, month, day);
            return Kind.RightIn(bench.StandingOf(Colleague), Delegation);
        }

        Assert.Equal([Right.None, Right.Write, Right.Write, Right.None], [On(7, 3), On(7, 4), On(7, 15), On(7, 16)]);
    }

    public static readonly TheoryData<AddToRoster, string, string?> BadAdditions = new()
    {
        { Addition with { Id = Id("head") }, RejectionCode.Duplicate, "id" },
        { Addition with { Name = "" }, RejectionCode.Required, "name" },
        { Addition with { Name = new('n', 201) }, RejectionCode.TooLong, "name" },
        { Addition with { Organization = Borduria }, RejectionCode.Invalid, "organization" },
        { Addition with { From = new(2022, 7, 4), To = new(2022, 7, 3) }, RejectionCode.Invalid, "to" },
    };

    [Theory, MemberData(nameof(BadAdditions))]
    public void Addition_with_a_broken_field_names_the_field(AddToRoster broken, string code, string? field) =>
        Assert.Equal(field, bench.Refuse(code, Head, Delegation, broken).Field);

    [Fact]
    public void Roster_holds_a_thousand_entries_and_no_more()
    {
        for (var i = bench.In(Delegation).Roster.Count; i < DelegationLimits.RosterEntries; i++)
            bench.Accept(Head, Delegation, Addition with { Id = Id($"x{i}") });
        bench.Refuse(RejectionCode.TooMany, Head, Delegation, Addition);
    }

    [Fact]
    public void Last_head_can_neither_step_down_nor_be_ended()
    {
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new ChangeRole(Id("head"), RosterRole.Head, RosterRole.Member));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new EndRosterEntry(Id("head"), null, Today));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new EndRosterEntry(Id("head"), null, Today.AddDays(30)));
    }

    [Fact]
    public void Head_may_leave_when_a_successor_follows_without_a_gap()
    {
        bench.Accept(Head, Delegation, Addition with { Role = RosterRole.Head, From = Today.AddDays(10) });
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new EndRosterEntry(Id("head"), null, Today.AddDays(8)));

        bench.Accept(Head, Delegation, new EndRosterEntry(Id("head"), null, Today.AddDays(9)));

        bench.Day = Today.AddDays(10);
        Assert.Null(bench.StandingOf(Head).Role);
        Assert.Equal(RosterRole.Head, bench.StandingOf(Colleague).Role);
    }

    [Fact]
    public void Head_for_some_days_only_does_not_count_as_successor()
    {
        bench.Accept(Head, Delegation, Addition with { Role = RosterRole.Head, To = Today.AddDays(40) });
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new ChangeRole(Id("head"), RosterRole.Head, RosterRole.Member));
    }

    [Fact]
    public void Role_changed_by_two_heads_at_once_is_a_conflict_with_the_standing_role()
    {
        bench.Accept(Head, Delegation, Addition with { Role = RosterRole.Head });
        bench.Accept(Colleague, Delegation, new ChangeRole(Id("r-mia"), RosterRole.Member, RosterRole.Spokesperson));

        var conflict = bench.Refuse(RejectionCode.Conflict, Head, Delegation, new ChangeRole(Id("r-mia"), RosterRole.Member, RosterRole.Observer));

        Assert.Equal(("role", "spokesperson", Colleague.Id), (conflict.Field, conflict.Current, conflict.CurrentBy));
        bench.Ignore(Head, Delegation, new ChangeRole(Id("r-mia"), RosterRole.Member, RosterRole.Spokesperson));
    }

    [Fact]
    public void Ended_entry_takes_the_delegation_away_the_day_after_and_can_be_opened_again()
    {
        bench.Accept(Head, Delegation, new EndRosterEntry(Id("r-mia"), null, Today.AddDays(-1)));
        bench.Refuse(RejectionCode.NotFound, Member, Delegation, new AddNote(Id("n"), "Hello"));

        bench.Accept(Head, Delegation, new EndRosterEntry(Id("r-mia"), Today.AddDays(-1), null));
        bench.Accept(Member, Delegation, new AddNote(Id("n"), "Hello"));
    }

    [Fact]
    public void Entry_cannot_end_before_it_begins_and_must_be_there()
    {
        bench.Accept(Head, Delegation, Addition with { From = Today.AddDays(5) });
        bench.Refuse(RejectionCode.Invalid, Head, Delegation, new EndRosterEntry(Id("r9"), null, Today.AddDays(4)));
        bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, new EndRosterEntry(Id("none"), null, Today));
        bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, new ChangeRole(Id("none"), RosterRole.Member, RosterRole.Head));
    }

    [Fact]
    public void Two_entries_of_one_participant_give_him_the_stronger_role()
    {
        bench.Accept(Head, Delegation, new AddToRoster(Id("r10"), Observer.Id, "Obi", Orion, RosterRole.Member, Today.AddDays(1)));
        Assert.Equal(RosterRole.Observer, bench.StandingOf(Observer).Role);
        bench.Day = Today.AddDays(1);
        Assert.Equal(RosterRole.Member, bench.StandingOf(Observer).Role);
    }

    [Fact]
    public void Access_list_changes_with_the_roster_and_not_with_anything_else()
    {
        var before = Kind.AccessListOf(bench.Record);
        bench.Accept(Member, Delegation, new AddNote(Id("n"), "Hello"));
        bench.Accept(Member, Delegation, new AddPoint(Id("p2"), "8", "Other"));
        Assert.Equal(before, Kind.AccessListOf(bench.Record));
        bench.Accept(Head, Delegation, Addition);
        Assert.NotEqual(before, Kind.AccessListOf(bench.Record));
    }
}
