using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Delegations;

/// <summary>The co-edited texts of a delegation: who writes them, and what the delegation makes of what they read.</summary>
public sealed class TextsTests
{
    private static readonly ActorId Self = ActorId.Parse("delegation/sg13");
    private static readonly ActorId RedLine = DelegationTexts.Of(Self, Bench.Point, PositionText.RedLine)!.Value;
    private static readonly ActorId View = new DraftId(Self, Bench.Government, Bench.Point, DelegationTexts.View).Actor!.Value;

    [Fact]
    public void Text_of_a_position_becomes_what_its_draft_reads_and_counts_as_a_new_text()
    {
        var bench = Bench.Furnished();
        var before = bench.Position.TextVersion;
        bench.Accept(Bench.Member, Bench.Delegation, new Concur(Bench.Point, before, Answer.Concur));

        bench.Read(Bench.Speaker, RedLine, "No mandatory registry.");

        Assert.Equal("No mandatory registry.", bench.Position.Text(PositionText.RedLine).Value);
        Assert.Equal(Bench.Speaker.Id, bench.Position.Text(PositionText.RedLine).By);
        Assert.Equal(before + 1, bench.Position.TextVersion);
        Assert.True(bench.Position.Concurrences[Bench.Member.Id].IsStale(bench.Position.TextVersion));
    }

    [Fact]
    public void Text_that_reads_as_before_changes_nothing_after_it_was_begun()
    {
        var bench = Bench.Furnished();
        Assert.Equal([new PositionTextWrittenTogether(Bench.Point, PositionText.RedLine)], bench.Read(Bench.Head, RedLine, ""));
        Assert.Empty(bench.Read(Bench.Head, RedLine, ""));
        bench.Read(Bench.Head, RedLine, "One.");
        Assert.Empty(bench.Read(Bench.Head, RedLine, "One."));
    }

    [Fact]
    public void Field_with_a_draft_is_not_edited_beside_it()
    {
        var bench = Bench.Furnished();
        bench.Read(Bench.Head, RedLine, "One.");
        Assert.Equal("redLine", bench.Refuse(RejectionCode.IllegalStep, Bench.Head, Bench.Delegation,
            new EditPositionText(Bench.Point, PositionText.RedLine, new Edit("One.", "Two."))).Field);
        bench.Accept(Bench.Head, Bench.Delegation, new EditPositionText(Bench.Point, PositionText.Fallback, new Edit(null, "Two.")));
    }

    [Fact]
    public void Final_position_is_not_changed_by_a_text_that_comes_late()
    {
        var bench = Bench.Furnished();
        bench.Read(Bench.Head, RedLine, "One.");
        foreach (var (was, to) in ((PositionState, PositionState)[])
            [(PositionState.Draft, PositionState.InReview), (PositionState.InReview, PositionState.Cleared), (PositionState.Cleared, PositionState.Final)])
            bench.Accept(Bench.Head, Bench.Delegation, new ChangePositionState(Bench.Point, bench.Position.TextVersion, was, to));
        Assert.Empty(bench.Read(Bench.Member, RedLine, "Two."));
        Assert.NotNull(Bench.Kind.TermsOf(bench.Record, RedLine)!.Closed);
    }

    [Fact]
    public void View_reads_what_its_draft_reads_and_is_never_emptied_by_it()
    {
        var bench = Bench.Furnished();
        bench.Read(Bench.Official, View, "Oppose, and say why.");
        Assert.Equal("Oppose, and say why.", bench.In(Bench.Government).Views[Bench.Point].Text.Value);
        Assert.Empty(bench.Read(Bench.Official, View, ""));
    }

    [Fact]
    public void View_with_a_draft_is_not_edited_beside_it()
    {
        var bench = Bench.Furnished();
        var view = bench.In(Bench.Government).Views[Bench.Point];
        Assert.Equal([new ViewTextWrittenTogether(Bench.Point)], bench.Read(Bench.Official, View, view.Text.Value!));
        Assert.Empty(bench.Read(Bench.Official, View, view.Text.Value!));
        Assert.Equal(view.TextVersion, bench.In(Bench.Government).Views[Bench.Point].TextVersion);
        Assert.Equal("text", bench.Refuse(RejectionCode.IllegalStep, Bench.Official, Bench.Government,
            new EditViewText(Bench.Point, new Edit(view.Text.Value, "Otherwise."))).Field);
    }

    [Theory]
    [InlineData("contribution.0a1b", PaperKind.Contribution)]
    [InlineData("liaison-statement.0a1b", PaperKind.LiaisonStatement)]
    [InlineData("briefing", PaperKind.Briefing)]
    [InlineData("reporting.0a1b", PaperKind.Other)]
    public void Paper_says_by_its_key_what_it_is_written_for(string text, PaperKind kind)
    {
        Assert.Equal(kind, DelegationTexts.PaperOf(new DraftId(Self, Bench.Delegation, DelegationTexts.Papers, text)));
        Assert.Null(DelegationTexts.PaperOf(new DraftId(Self, Bench.Delegation, Bench.Point, text)));
    }

    [Fact]
    public void Papers_of_a_kind_have_keys_of_their_own_that_can_be_read_again()
    {
        var paper = DelegationTexts.Paper(Self, CompartmentId.Organization("acme"), PaperKind.LiaisonStatement, "0a1b")!.Value;
        Assert.Equal("draft/delegation/1/sg13/org/acme/papers/liaison-statement.0a1b", paper.Value);
        Assert.Equal(PaperKind.LiaisonStatement, DelegationTexts.PaperOf(DraftId.TryParse(paper)!.Value));
        Assert.NotNull(Bench.Kind.TermsOf(Bench.Furnished().Record, paper));
    }

    [Fact]
    public void Terms_follow_who_may_change_the_position()
    {
        var bench = Bench.Furnished();
        Assert.True(May(bench, Bench.Member));
        Assert.False(May(bench, Bench.Adviser));
        bench.Accept(Bench.Head, Bench.Delegation, new SetAuthority(Bench.Point, PositionAuthority.AnyMember, PositionAuthority.SpokespersonAndHead));
        Assert.False(May(bench, Bench.Member));
        bench.Accept(Bench.Speaker, Bench.Delegation, new SetSpokesperson(Bench.Point, null, Bench.Member.Id));
        Assert.True(May(bench, Bench.Member));
        bench.Accept(Bench.Head, Bench.Delegation, new SetAuthority(Bench.Point, PositionAuthority.SpokespersonAndHead, PositionAuthority.HeadOnly));
        Assert.False(May(bench, Bench.Speaker));
        Assert.True(May(bench, Bench.Head));
    }

    [Fact]
    public void There_is_no_text_about_what_is_not_there()
    {
        var bench = Bench.Furnished();
        Assert.Null(Bench.Kind.TermsOf(bench.Record, DelegationTexts.Of(Self, Bench.Id("nothing"), PositionText.RedLine)!.Value));
        Assert.Null(Bench.Kind.TermsOf(bench.Record, new DraftId(Self, Bench.Delegation, Bench.Point, "nothing").Actor!.Value));
        Assert.Null(Bench.Kind.TermsOf(bench.Record, new DraftId(Self, Bench.ToBorduria, Bench.Point, DelegationTexts.TalkingPoints).Actor!.Value));
    }

    private static bool May(Bench bench, Principal who) => Bench.Kind.TermsOf(bench.Record, RedLine)!.MayWrite(bench.StandingOf(who));
}
