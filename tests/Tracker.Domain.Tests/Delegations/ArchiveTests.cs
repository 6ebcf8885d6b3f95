using System.Collections.Immutable;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class ArchiveTests
{
    private const string Sentence = "This delegation is archived. The head can reopen it.";
    private readonly Bench bench = Furnished();

    [Fact]
    public void Archived_delegation_takes_no_command_in_any_compartment_until_it_is_reopened()
    {
        bench.Accept(Head, Delegation, new ArchiveDelegation());

        var commands = new (Principal Who, CompartmentId At, Command Command)[]
        {
            (Head, Delegation, new EditMandate(new(null, "x"))), (Member, Delegation, new AddNote(Id("n"), "x")),
            (Head, Delegation, new FreezeBrief(Id("b"), "x")), (Official, Government, new AddNote(Id("n"), "x")),
            (ProgramManager, CompartmentId.Program, new AddNote(Id("n"), "x")), (Member, OfOrion, new AddNote(Id("n"), "x")),
            (Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support)),
        };
        foreach (var (who, at, command) in commands) Assert.Equal(Sentence, bench.Refuse(RejectionCode.IllegalStep, who, at, command).Sentence);

        bench.Accept(Head, Delegation, new ReopenDelegation());
        foreach (var (who, at, command) in commands) bench.Accept(who, at, command);
    }

    [Fact]
    public void Archived_delegation_can_be_read_by_those_who_could_read_it()
    {
        bench.Accept(Head, Delegation, new ArchiveDelegation());
        Assert.Equal([Delegation, ToBorduria], Turn.Held(Kind, bench.Record, bench.StandingOf(Observer)).Where(bench.Record.Compartments.ContainsKey));
    }

    [Fact]
    public void Lists_say_that_it_is_archived_only_while_it_is()
    {
        CompartmentId[] told = [Delegation, Government, CompartmentId.Program, ToBorduria];
        Assert.All(told, at => Assert.False(Detail(at).ContainsKey("archived")));
        bench.Accept(Head, Delegation, new ArchiveDelegation());
        Assert.All(told, at => Assert.Equal("yes", Detail(at)["archived"]));
        bench.Accept(Head, Delegation, new ReopenDelegation());
        Assert.All(told, at => Assert.False(Detail(at).ContainsKey("archived")));
    }

    [Fact]
    public void Texts_of_an_archived_delegation_are_closed()
    {
        var delegation = ActorId.Parse("delegation/sg13");
        ActorId[] texts =
        [
            DelegationTexts.Of(delegation, Point, PositionText.RedLine)!.Value,
            DelegationTexts.Paper(delegation, Delegation, PaperKind.Briefing, "one")!.Value,
            DelegationTexts.Paper(delegation, Government, PaperKind.Briefing, "one")!.Value,
            DelegationTexts.TalkingPointsOf(delegation, OfOrion, Point)!.Value,
        ];
        Assert.All(texts, text => Assert.Null(Kind.TermsOf(bench.Record, text)!.Closed));
        bench.Accept(Head, Delegation, new ArchiveDelegation());
        Assert.All(texts, text => Assert.Equal(Sentence, Kind.TermsOf(bench.Record, text)!.Closed));
    }

    [Fact]
    public void Partner_who_was_shown_nothing_does_not_learn_of_it()
    {
        bench.Accept(Head, Delegation, new ArchiveDelegation());
        Assert.DoesNotContain(bench.Log, r => r.Compartment == CompartmentId.Partner("syldavia"));
        bench.Refuse(RejectionCode.NotFound, Syldavian, CompartmentId.Partner("syldavia"), new RespondToPosition(Point, 1, Stance.Support));
    }

    [Fact]
    public void Delegation_is_archived_and_reopened_by_the_head_only_and_only_once()
    {
        foreach (var who in new[] { Speaker, Member, Liaison, Adviser, Observer })
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new ArchiveDelegation());
        bench.Ignore(Head, Delegation, new ReopenDelegation());
        bench.Accept(Head, Delegation, new ArchiveDelegation());
        bench.Ignore(Head, Delegation, new ArchiveDelegation());
        foreach (var who in new[] { Speaker, Member, Liaison, Adviser, Observer })
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new ReopenDelegation());
    }

    private ImmutableSortedDictionary<string, string> Detail(CompartmentId at) => Kind.ListingOf(at, bench.In(at))!.Detail;
}
