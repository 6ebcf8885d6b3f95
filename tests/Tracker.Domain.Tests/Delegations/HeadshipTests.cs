using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class HeadshipTests
{
    private readonly Bench bench = Seated();

    private static HandOverHeadship To(string entry) => new(Id("head"), Id(entry));

    [Fact]
    public void Headship_goes_to_the_other_and_the_former_head_is_a_member()
    {
        bench.Accept(Head, Delegation, To("r-mia"));

        Assert.Equal((RosterRole.Head, RosterRole.Member), (bench.StandingOf(Member).Role, bench.StandingOf(Head).Role));
        bench.Refuse(RejectionCode.Forbidden, Head, Delegation, To("r-mia"));
        bench.Accept(Member, Delegation, new HandOverHeadship(Id("r-mia"), Id("head")));
        Assert.Equal(RosterRole.Head, bench.StandingOf(Head).Role);
    }

    [Fact]
    public void Headship_goes_to_another_head_by_stepping_down()
    {
        bench.Accept(Head, Delegation, new ChangeRole(Id("r-mia"), RosterRole.Member, RosterRole.Head));
        Assert.Single(bench.Accept(Head, Delegation, To("r-mia")));
        Assert.Equal(RosterRole.Member, bench.StandingOf(Head).Role);
    }

    [Fact]
    public void Headship_does_not_go_to_an_observer_to_nobody_or_to_the_same_entry()
    {
        Assert.Equal("An observer cannot become head. Give them another role first.", Refused(RejectionCode.IllegalStep, To("r-obi")));
        Refused(RejectionCode.UnknownEntity, To("none"));
        Refused(RejectionCode.UnknownEntity, new HandOverHeadship(Id("none"), Id("r-mia")));
        Refused(RejectionCode.Invalid, To("head"));
        Refused(RejectionCode.IllegalStep, new HandOverHeadship(Id("r-mia"), Id("r-sol")));
    }

    [Fact]
    public void Headship_does_not_go_to_an_entry_that_has_ended_or_has_not_begun()
    {
        bench.Accept(Head, Delegation, new EndRosterEntry(Id("r-mia"), null, Today.AddDays(-1)));
        bench.Accept(Head, Delegation, new AddToRoster(Id("later"), Colleague.Id, "Carl", Orion, RosterRole.Member, Today.AddDays(1)));
        Assert.Equal("This entry of the roster has ended.", Refused(RejectionCode.IllegalStep, To("r-mia")));
        Assert.Equal("This entry of the roster has not begun yet.", Refused(RejectionCode.IllegalStep, To("later")));
    }

    [Fact]
    public void Headship_does_not_go_to_an_entry_that_leaves_the_delegation_without_a_head_later()
    {
        bench.Accept(Head, Delegation, new EndRosterEntry(Id("r-mia"), null, Today.AddDays(30)));
        Assert.StartsWith("A delegation must always have a head.", Refused(RejectionCode.IllegalStep, To("r-mia")), StringComparison.Ordinal);
    }

    private string Refused(string code, HandOverHeadship command) => bench.Refuse(code, Head, Delegation, command).Sentence;
}
