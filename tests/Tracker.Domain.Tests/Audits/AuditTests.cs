using CsCheck;
using Tracker.Domain.Audits;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Audits;

/// <summary>An audit of a committee: who reads it, what a finding needs, and when it is closed.</summary>
public sealed class AuditTests
{
    private static readonly Principal Manager = Someone("manager", "program"), Liaison = Someone("liaison", "office/standards"),
        Stranger = Someone("stranger", "org/orion");
    private static readonly EntityId Votes = EntityId.Parse("votes");
    private static readonly AuditDays Spring = new(new(2027, 2, 1), new(2027, 5, 31));
    private static readonly FindingTerms NoRecord = new(EntityId.Parse("openness"), "No public record of voting",
        new("Rules", Link: "https://example.org/rules"));
    private static readonly Source Proof = new("Record of votes", Link: "https://example.org/votes");

    private readonly RecordBench record = new(new AuditKind(), ActorId.Parse("audit/sg-20"), new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public AuditTests() => Assert.Null(Send(Liaison, new OpenAudit("Voting in SG 20", new Reference("SG 20", ActorId.Parse("committee/itu-t/sg20")), Spring)));

    [Fact]
    public void Audit_is_written_by_offices_and_program_managers_and_does_not_exist_for_others()
    {
        Assert.Null(Send(Manager, new RenameAudit(new("Voting in SG 20", "Voting"))));
        Assert.Equal(Rejection.NotFound, Send(Stranger, new RenameAudit(new("Voting", "Mine"))));
        Assert.Equal("Voting", Audit.Title.Value);
    }

    [Fact]
    public void Audit_begins_with_the_five_attributes_and_takes_further_criteria_once()
    {
        Assert.Equal(["Openness", "Balance", "Due process", "Appeals process", "Consensus"], Audit.AllCriteria.Select(c => c.Name));
        Assert.Null(Send(Manager, new AddAuditCriterion(EntityId.Parse("records"), "Records", "Who voted how can be read.")));
        Assert.Equal("name", Send(Manager, new AddAuditCriterion(EntityId.Parse("other"), "records", "The same."))?.Field);
        Assert.Equal("id", Send(Manager, new AddAuditCriterion(EntityId.Parse("balance"), "Other", "Another."))?.Field);
        Assert.Null(Send(Liaison, new RecordAuditFinding(Votes, NoRecord with { Criterion = EntityId.Parse("records") })));
    }

    [Fact]
    public void Finding_needs_a_criterion_of_the_audit_and_a_source()
    {
        Assert.Equal("criterion", Send(Liaison, new RecordAuditFinding(Votes, NoRecord with { Criterion = EntityId.Parse("none") }))?.Field);
        Assert.Equal("found", Send(Liaison, new RecordAuditFinding(Votes, NoRecord with { Found = " " }))?.Field);
        Assert.Equal("source", Send(Liaison, new RecordAuditFinding(Votes, NoRecord with { Source = new("Rules") }))?.Field);
        Assert.Empty(Audit.AllFindings);
    }

    [Fact]
    public void Finding_stays_open_until_evidence_is_given_and_can_be_opened_again_with_a_reason()
    {
        Assert.Null(Send(Liaison, new RecordAuditFinding(Votes, NoRecord)));
        Assert.Equal("evidence", Send(Liaison, new CloseAuditFinding(Votes))?.Field);
        Assert.Equal("source", Send(Liaison, new CloseAuditFinding(Votes, new Source("A rumour")))?.Field);
        Assert.True(Audit.AllFindings[Votes].IsOpen);
        Assert.Null(Send(Manager, new CloseAuditFinding(Votes, Proof, "Votes are published")));
        Assert.False(Audit.AllFindings[Votes].IsOpen);
        Assert.Equal(RejectionCode.IllegalStep, Send(Liaison, new CloseAuditFinding(Votes, Proof with { Document = "Another" }))?.Code);
        Assert.Equal("reason", Send(Liaison, new ReopenAuditFinding(Votes, ""))?.Field);
        Assert.Null(Send(Liaison, new ReopenAuditFinding(Votes, "The page is gone")));
        Assert.True(Audit.AllFindings[Votes].IsOpen);
        Assert.Equal(2, Audit.AllFindings[Votes].AllSteps.Length);
    }

    [Fact]
    public void Finding_is_closed_exactly_if_its_last_step_gave_evidence() => Gen.Bool.Array[0, 12].Sample(gave =>
    {
        var fresh = new AuditTests();
        Assert.Null(fresh.Send(Liaison, new RecordAuditFinding(Votes, NoRecord)));
        foreach (var (evidence, i) in gave.Select((g, i) => (g, i)))
            fresh.Send(Manager, evidence ? new CloseAuditFinding(Votes, Proof with { Locator = $"{i}" }) : new ReopenAuditFinding(Votes, $"Reason {i}"));
        Assert.Equal(gave is not [.., true], fresh.Audit.AllFindings[Votes].IsOpen);
        Assert.Equal(fresh.Audit.Open, fresh.Audit.AllFindings[Votes].IsOpen ? 1 : 0);
        Assert.DoesNotContain(fresh.Audit.AllFindings[Votes].AllSteps.Zip(fresh.Audit.AllFindings[Votes].AllSteps.Skip(1)),
            pair => (pair.First.Evidence is null) == (pair.Second.Evidence is null));
    }, iter: 200);

    [Fact]
    public void Follow_up_has_an_owner_and_a_day_and_follows_a_finding_of_the_audit()
    {
        var task = new FollowUpTerms("Ask for the record", "Delegation of Syldavia", new(2027, 6, 30));
        Assert.Equal("owner", Send(Liaison, new AddFollowUp(EntityId.Parse("t"), task with { Owner = "" }))?.Field);
        Assert.Equal("finding", Send(Liaison, new AddFollowUp(EntityId.Parse("t"), task with { Finding = Votes }))?.Field);
        Assert.Equal("due", Send(Liaison, new AddFollowUp(EntityId.Parse("t"), task with { Due = default }))?.Field);
        Assert.Null(Send(Liaison, new AddFollowUp(EntityId.Parse("t"), task)));
        Assert.Null(Send(Manager, new TickFollowUp(EntityId.Parse("t"), false, true)));
        Assert.True(Audit.AllTasks.Single().Done.Value);
    }

    [Fact]
    public void Audit_that_ends_before_it_begins_or_of_another_kind_of_record_is_refused()
    {
        var other = new AuditTests().record;
        Assert.Equal("to", Send(Manager, new MoveAudit(Spring, new(Spring.Last, Spring.First)))?.Field);
        Assert.Equal("body", new RecordBench(new AuditKind(), ActorId.Parse("audit/b"), new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)).Send(
            Manager, AuditKind.At, new OpenAudit("A", new Reference("X", ActorId.Parse("person/x")), Spring)).Rejection?.Field);
        Assert.Equal(RejectionCode.Duplicate, other.Send(Manager, AuditKind.At, new OpenAudit("Again", new Reference("X"), Spring)).Rejection?.Code);
    }

    private ProcessAudit Audit => record.In<ProcessAudit>(AuditKind.At)!;

    private Rejection? Send(Principal who, AuditCommand command) => record.Send(who, AuditKind.At, command).Rejection;

    private static Principal Someone(string id, string group) =>
        new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
