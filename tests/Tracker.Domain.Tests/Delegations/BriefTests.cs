using System.Text.Json;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class BriefTests
{
    private readonly Bench bench = Seated();

    [Fact]
    public void Brief_names_the_version_at_which_the_delegation_stood_as_it_was_frozen()
    {
        bench.Accept(Speaker, Delegation, new FreezeBrief(Id("b"), "For the opening"));
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));

        var brief = bench.In(Delegation).Briefs![Id("b")];
        Assert.Equal(("For the opening", Speaker.Id), (brief.Name, brief.By));
        var then = bench.Log.Where(r => r.Compartment == Delegation && r.Version <= brief.Version)
            .Aggregate(RecordState.Empty, (record, recorded) => record.Apply(Kind, recorded)).Of<DelegationState>(Delegation)!;
        Assert.Equal(Stance.NotYet, then.Positions[Point].Stance.Value);
        Assert.Equal(brief, Assert.Single(then.Briefs!).Value);
    }

    [Fact]
    public void Brief_is_frozen_by_the_head_or_a_spokesperson()
    {
        foreach (var who in new[] { Member, Liaison, Adviser, Observer })
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new FreezeBrief(Id("b"), "Mine"));
        bench.Accept(Head, Delegation, new FreezeBrief(Id("b"), "Mine"));
        bench.Refuse(RejectionCode.Duplicate, Head, Delegation, new FreezeBrief(Id("b"), "Again"));
        bench.Refuse(RejectionCode.Required, Head, Delegation, new FreezeBrief(Id("c"), " "));
    }

    [Fact]
    public void There_is_room_for_a_hundred_briefs_and_no_more()
    {
        for (var i = 0; i < DelegationLimits.Briefs; i++) bench.Accept(Head, Delegation, new FreezeBrief(Id($"b{i}"), "Brief"));
        bench.Refuse(RejectionCode.TooMany, Head, Delegation, new FreezeBrief(Id("more"), "Brief"));
    }

    [Fact]
    public void State_that_was_stored_before_there_were_briefs_is_read_and_has_none()
    {
        var stored = JsonSerializer.Serialize(bench.In(Delegation), Kind.StateInfo);
        Assert.DoesNotContain("briefs", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("archived", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("gatheringBy", stored, StringComparison.Ordinal);
        Assert.Null(((DelegationState)JsonSerializer.Deserialize(stored, Kind.StateInfo)!).Briefs);
    }
}
