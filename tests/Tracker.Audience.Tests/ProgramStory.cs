using Tracker.Domain.Parts;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A program with one head who reads the amounts and one member who does not: nobody else learns that it exists.</summary>
internal sealed class ProgramStory() : Story(ProgramKind.Word)
{
    private static readonly CompartmentId Open = CompartmentId.Delegation, Closed = CompartmentId.Program;
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    public override CompartmentId[] Listed => [Open];

    public override string[] Lists => [.. base.Lists, "/api/search", "/programs"];

    public override string[] Pages => [.. base.Pages, "/program/{*Key}"];

    public override string[] HeldBy(Role role) => role.Id switch
    {
        "program" or "head" => [Open.Value, Closed.Value],
        "member" => [Open.Value],
        _ => [],
    };

    public override Step Again(Tokens tokens) =>
        new(Cast.Program, Open, program => new RenameProgram(new Edit(((ProgramRecord)program).Title.Value, tokens.For(Open))));

    public override IReadOnlyList<Step> Steps(Tokens tokens) =>
        [.. OpenSteps(tokens, out var stream, out var pledged), .. ClosedSteps(tokens, stream, pledged)];

    private static Step[] OpenSteps(Tokens tokens, out EntityId stream, out EntityId pledged)
    {
        var (title, second, months) = (tokens.For(Open), tokens.Id(Open), new PartialInterval(PartialDate.Parse("2026-01"), PartialDate.Parse("2027-12")));
        var (condition, terms) = (tokens.Id(Open), new ConditionTerms(
            new(tokens.For(Open)), tokens.For(Open), InformationKind.ApprovedAuthors, new(2027, 6, 30)));
        var (item, other) = (ActorId.Parse("work-item/linked"), ActorId.Parse("committee/linked"));
        var proposal = tokens.Id(Open);
        stream = tokens.Id(Open);
        pledged = condition;
        return
        [
            new(Cast.Program, Open, new AddProgram(title, tokens.For(Open))),
            new(Cast.Program, Open, new RenameProgram(new Edit(title, tokens.For(Open)))),
            new(Cast.Program, Open, new NameHeads(Addressees.None, new([Of(Cast.Head)]))),
            new(Cast.Program, Open, new NameReaders(Addressees.None, new([Of(Cast.Member)]))),
            new(Cast.Program, Open, new AddStream(
                stream, tokens.For(Open), new(tokens.For(Open), item), months, new(tokens.For(Open)), Area: new(tokens.For(Open)))),
            new(Cast.Program, Open, new ChangeStream(stream, months, months with { To = PartialDate.Parse("2027-06") }, tokens.For(Open))),
            new(Cast.Program, Open, new AddItem(new(tokens.For(Open), other))),
            new(Cast.Program, Open, new PlanEnd(item, To: new(
                PartialDate.Parse("2028-01"), PartialDate.Parse("2028-03"), PartialDate.Parse("2028-06"), tokens.For(Open)))),
            new(Cast.Head, Open, new ProposeHandover(proposal, item, HandoverKind.SecondExpert, tokens.For(Open), new(tokens.For(Open)))),
            new(Cast.Program, Open, new ProposeHandover(second, other, HandoverKind.AcceptedWithdrawal, tokens.For(Open))),
            new(Cast.Program, Open, new AddCondition(condition, terms)),
            new(Cast.Program, Open, new AddConditionEvidence(condition, tokens.Id(Open), new(tokens.For(Open), tokens.For(Open)))),
            new(Cast.Program, Open, new SettleCondition(condition, ConditionState.Unmet, ConditionState.Waived, tokens.For(Open))),
            new(Cast.Head, Open, new DecideHandover(proposal, HandoverState.Proposed, HandoverState.Accepted, tokens.For(Open))),
        ];
    }

    private static Step[] ClosedSteps(Tokens tokens, EntityId stream, EntityId pledged)
    {
        var (fund, entry, cost) = (tokens.Id(Closed), tokens.Id(Closed), tokens.Id(Closed));
        var swiss = new Amount(tokens.Number(Closed), "CHF", 1.125m, tokens.For(Closed));
        return
        [
            new(Cast.Program, Closed, new AddFund(new(
                fund, tokens.For(Closed), "USD", tokens.Number(Closed), Today.AddDays(-60), Today.AddDays(300), Today.AddDays(-60), Today.AddDays(300)))),
            new(Cast.Program, Closed, new PostEntry(Flow.Plan, Today, fund, [new(entry, stream)], swiss, tokens.For(Closed))),
            new(Cast.Program, Closed, new CorrectEntry(tokens.Id(Closed), entry, Today, tokens.For(Closed))),
            new(Cast.Program, Closed, new AddCost(Cost(tokens, cost))),
            new(Cast.Program, Closed, new PledgeAmount(pledged, null, new(tokens.Number(Closed), "USD"))),
            new(Cast.Program, Closed, new RemoveCost(cost)),
            new(Cast.Program, Closed, new AddCost(Cost(tokens, tokens.Id(Closed)))),
        ];
    }

    private static CostLine Cost(Tokens tokens, EntityId id) =>
        new(id, CostKind.Travel, OrganizationSize.Small, tokens.For(Closed), new(tokens.Number(Closed), "CHF"), tokens.For(Closed));

    private static Addressee Of(Role role) => new(role.Participant, GroupId.Parse(role.Group!));
}
