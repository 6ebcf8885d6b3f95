using Tracker.Domain.Parts;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Programs.ProgramBench;

namespace Tracker.Domain.Tests.Programs;

public sealed class ProgramTests
{
    private readonly ProgramBench program = new();

    [Fact]
    public void Amounts_reach_managers_and_named_heads_and_nobody_else()
    {
        Assert.Equal([Open, Closed], HeldBy(Manager));
        Assert.Equal([Open, Closed], HeldBy(Head));
        Assert.Equal([Open], HeldBy(Reader));
        Assert.All(
            (Principal[])[Official, Someone("colleague", "org/acme"), Someone("admin", "administration"), Someone("guest", "partner/ca")],
            p => Assert.Empty(HeldBy(p)));
    }

    [Fact]
    public void Head_reads_the_amounts_proposes_and_changes_nothing_else()
    {
        Assert.Equal(Rejection.MayOnlyRead, program.Send(Head, Closed, Post(Flow.Plan, 1)));
        Assert.Equal("Only a program manager can change this.", program.Send(Head, Open, Streaming(Other))?.Sentence);
        program.Accept(Head, Open, new ProposeHandover(EntityId.Parse("h"), Item, HandoverKind.AcceptedWithdrawal, "No substitute"));
        Assert.Equal(Rejection.MayOnlyRead, program.Send(
            Reader, Open, new ProposeHandover(EntityId.Parse("i"), Item, HandoverKind.AcceptedWithdrawal, "No substitute")));
    }

    [Fact]
    public void Head_who_leaves_the_company_reads_it_no_more() => Assert.Empty(HeldBy(Head with { Memberships = [] }));

    [Fact]
    public void Only_program_managers_make_a_program()
    {
        var made = new AddProgram("Another");
        var context = program.Bench.ContextOf(Official) with { Record = RecordState.Empty };
        Assert.Equal(Rejection.NotFound, Turn.Judge(context, new Submission(Open, made)).Rejection);
        Assert.Null(Turn.Judge(program.Bench.ContextOf(Manager) with { Record = RecordState.Empty }, new Submission(Open, made)).Rejection);
        Assert.Equal(RejectionCode.Duplicate, program.Send(Manager, Open, made)?.Code);
    }

    [Theory, InlineData("2026", "2027-01", "runs.from"), InlineData("2026-01", "2027", "runs.to"), InlineData("2027-01", "2026-01", "runs.to")]
    public void Stream_needs_its_months_in_order(string from, string to, string field) =>
        Assert.Equal(field, program.Send(Manager, Open, Streaming(Other, from, to))?.Field);

    [Fact]
    public void Stream_pays_for_a_work_item_a_committee_or_a_meeting_of_the_record()
    {
        foreach (var item in (Reference[])[new("A person", ActorId.Parse("person/kim")), new("No record")])
            Assert.Equal("item", program.Send(Manager, Open, Streaming(Other) with { Item = item })?.Field);
        program.Accept(Manager, Open, Streaming(Other) with { Item = new("SG 13", ActorId.Parse("committee/itu-t/sg13")) });
        Assert.Equal(2, program.Coverage.Items.Count);
    }

    [Fact]
    public void Two_who_change_the_same_stream_at_once_meet_a_conflict()
    {
        var was = program.Coverage.Streams[Line].Runs.Value;
        program.Accept(Manager, Open, new ChangeStream(Line, was, was with { To = PartialDate.Parse("2027-06") }, "Budget decision"));
        Assert.Equal(RejectionCode.Conflict, program.Send(
            Someone("second", "program"), Open, new ChangeStream(Line, was, was with { To = PartialDate.Parse("2028-06") }, "Longer"))?.Code);
    }

    [Fact]
    public void Proposal_names_its_expert_or_its_last_month()
    {
        Assert.Equal("expert", program.Send(Head, Open, new ProposeHandover(EntityId.New(), Item, HandoverKind.SecondExpert, "Who"))?.Field);
        Assert.Equal("until", program.Send(Head, Open, new ProposeHandover(EntityId.New(), Item, HandoverKind.BridgeFunding, "When"))?.Field);
    }

    [Fact]
    public void Everything_about_people_goes_without_amounts()
    {
        Assert.Empty(program.Coverage.Funds);
        Assert.Empty(program.Coverage.Entries);
        Assert.Equal(Addressees.None, program.Ledger.Heads.Value);
    }

    private IEnumerable<CompartmentId> HeldBy(Principal who) => Turn.Held(program.Bench.Kind, program.Bench.Record, program.Bench.StandingOf(who)).Order();
}
