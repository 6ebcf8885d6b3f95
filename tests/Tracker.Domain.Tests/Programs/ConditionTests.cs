using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Programs;

/// <summary>A contribution to a body that depends on what it publishes.</summary>
public sealed class ConditionTests
{
    private static readonly CompartmentId Open = CompartmentId.Delegation, Closed = CompartmentId.Program;
    private static readonly EntityId Authors = EntityId.Parse("authors");
    private static readonly Principal Manager = Someone("manager", "program"), Head = Someone("head", "org/industry");
    private static readonly ConditionTerms Terms = new(
        new Reference("ITU", ActorId.Parse("committee/itu")), "Author metadata of approved texts is public", InformationKind.ApprovedAuthors, new(2027, 6, 30));

    private readonly RecordBench record = new(new ProgramKind(), ActorId.Parse("program/one"), new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public ConditionTests()
    {
        Assert.Null(Send(Manager, new AddProgram("Participation")));
        Assert.Null(Send(Manager, new NameHeads(Addressees.None, new([new(Head.Id, GroupId.Parse("org/industry"))]))));
        Assert.Null(Send(Manager, new AddCondition(Authors, Terms)));
    }

    [Fact]
    public void Condition_is_unmet_until_there_is_evidence()
    {
        Assert.Equal("to", Send(Manager, new SettleCondition(Authors, ConditionState.Unmet, ConditionState.Met))?.Field);
        Assert.Equal("source", Send(Manager, new AddConditionEvidence(Authors, EntityId.Parse("e"), new("A rumour")))?.Field);
        Assert.Null(Send(Manager, new AddConditionEvidence(Authors, EntityId.Parse("e"), new("List of authors", Link: "https://example.org/authors"))));
        Assert.Null(Send(Manager, new SettleCondition(Authors, ConditionState.Unmet, ConditionState.Met)));
        Assert.Equal("reason", Send(Manager, new SettleCondition(Authors, ConditionState.Met, ConditionState.Unmet))?.Field);
        Assert.Equal((ConditionState.Met, Manager.Id), (Condition.State.Value, Condition.State.By!.Value));
    }

    [Fact]
    public void Condition_is_waived_with_a_reason_only_and_is_late_only_while_it_is_unmet()
    {
        Assert.False(Condition.IsLate(Terms.Due));
        Assert.True(Condition.IsLate(Terms.Due.AddDays(1)));
        Assert.Equal("reason", Send(Manager, new SettleCondition(Authors, ConditionState.Unmet, ConditionState.Waived, " "))?.Field);
        Assert.Null(Send(Manager, new SettleCondition(Authors, ConditionState.Unmet, ConditionState.Waived, "The budget is gone")));
        Assert.False(Condition.IsLate(Terms.Due.AddDays(1)));
    }

    [Fact]
    public void Amount_stands_with_the_ledger_and_only_managers_write()
    {
        Assert.Equal(RejectionCode.Forbidden, Send(Head, new SettleCondition(Authors, ConditionState.Unmet, ConditionState.Waived, "Why not"))?.Code);
        Assert.Equal("id", Send(Manager, new PledgeAmount(EntityId.Parse("none"), null, new(100, "USD")), Closed)?.Field);
        Assert.Equal("to.units", Send(Manager, new PledgeAmount(Authors, null, new(0, "USD")), Closed)?.Field);
        Assert.Null(Send(Manager, new PledgeAmount(Authors, null, new(250_000_00, "USD")), Closed));
        Assert.NotNull(record.In<ProgramRecord>(Closed)!.Pledges![Authors].Value);
        Assert.Null(record.In<ProgramRecord>(Open)!.Pledges);
    }

    private Condition Condition => record.In<ProgramRecord>(Open)!.AllConditions[Authors];

    private Rejection? Send(Principal who, Command command, CompartmentId? at = null) => record.Send(who, at ?? Open, command).Rejection;

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
