using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Subjects;

namespace Tracker.Domain.Tests.Decisions;

public sealed class DecisionSuggestionTests
{
    private static readonly Source Printed = new("Resolutions", "The words", "840");

    [Theory]
    [InlineData("SC 4 notes that ISO 10303-238 and ISO/NP\n8000-210 progress.", SuggestionSort.Document, "ISO 10303-238", "ISO/NP 8000-210")]
    [InlineData("It refers to ISO/IEC 62264:2013 of JTC 1.", SuggestionSort.Document, "ISO/IEC 62264:2013")]
    [InlineData("It thanks ISO/TC 184 and ISO/IEC/JTC 1/SC 42.", SuggestionSort.Document)]
    [InlineData("It appoints Ann Lee as Convener for a further three-year term.", SuggestionSort.Term, "for a further three-year term")]
    [InlineData("It appoints Ann Lee as editor for a period of 2 years.", SuggestionSort.Term, "for a period of 2 years")]
    [InlineData("Meetings are set one year in advance.", SuggestionSort.Term)]
    [InlineData("WG 13 delivers the ballot by 2020-01-15, or before the end of 2021.", SuggestionSort.Deadline, "by 2020-01-15", "before the end of 2021")]
    [InlineData("Papers are circulated no later than 15 January 1993.", SuggestionSort.Deadline, "no later than 15 January 1993")]
    [InlineData("It is approved by the members.", SuggestionSort.Deadline)]
    public void Words_of_a_clause_suggest_what_they_name(string text, SuggestionSort sort, params string[] words) =>
        Assert.Equal(words, DecisionSuggestions.In(Clause(text)).Where(s => s.Sort == sort).Select(s => s.Words));

    [Fact]
    public void Term_names_the_post_and_who_has_it_where_the_sentence_does()
    {
        var term = DecisionSuggestions.In(Clause("It nominates Ann Lee for review. It appoints Bo Li as the Chair of SC 4 for a two-year term (January 2016 - "
            + "December 2017).")).Single();
        Assert.Equal(new RoleHeld("Chair of SC 4", new Reference("Bo Li"), TenureAsPrinted: "for a two-year term"), term.Statement);
        Assert.Equal(new PartialInterval(PartialDate.Parse("2016-01"), PartialDate.Parse("2017-12")), term.Day);
        var bare = DecisionSuggestions.In(Clause("The following serve for a three-year term: see the table.")).Single();
        Assert.IsType<Described>(bare.Statement);
        Assert.Null(bare.Day);
    }

    [Fact]
    public void Post_ends_where_the_sentence_goes_on_to_another_act()
    {
        var term = DecisionSuggestions.In(Clause("It nominates Bo Li for an additional two year term (January 2016 - December 2017) as the Chair of SC 4 and "
            + "instructs the Secretary to forward it.")).Single();
        Assert.Equal(("Chair of SC 4", "Bo Li"), (((RoleHeld)term.Statement).Role, ((RoleHeld)term.Statement).With!.Name));
    }

    [Theory]
    [InlineData("by July 1993", "1993-07"), InlineData("before 2021", "2021"), InlineData("by end of March 2016", "2016-03")]
    [InlineData("on or before 15 January 1993", "1993-01-15"), InlineData("by November 6, 2020", "2020-11-06")]
    public void Deadline_is_as_precise_as_the_words(string words, string day) =>
        Assert.Equal(new PartialInterval(PartialDate.Parse(day)), DecisionSuggestions.In(Clause($"It reports {words}.")).Single().Day);

    [Fact]
    public void Nothing_is_claimed_before_a_person_confirms_and_two_answers_at_once_are_one()
    {
        var decision = Opened();
        var open = Of(decision).Single();
        Assert.True(open.IsOpen);
        Assert.DoesNotContain(Book(decision).Claims, c => c.Statement is Related);

        var record = new Reference("Integrated resources", ActorId.Parse("standard/iso/10303-42"));
        Accepts(decision, open.Suggestion.Confirm(Printed, record));
        var answered = Of(decision).Single();
        Assert.Equal(new Related(Relation.References, record, "ISO 10303-42"), answered.Answer!.Statement);
        Assert.Equal(("Resolutions", "It notes ISO 10303-42."), (answered.Answer.Assertion.Source!.Document, answered.Answer.Assertion.Source.Quote));
        Assert.Equal(RejectionCode.Duplicate, decision.Send(Desk.Rival, open.Suggestion.Reject(Printed))?.Code);
    }

    [Fact]
    public void Rejected_suggestion_comes_back_when_the_rejection_is_withdrawn()
    {
        var decision = Opened();
        var suggestion = Of(decision).Single().Suggestion;
        Accepts(decision, suggestion.Reject(Printed));
        var rejected = Of(decision).Single();
        Assert.True(rejected.IsRejected);
        Accepts(decision, new WithdrawClaim(rejected.Answer!.Id, "It does name it"));
        var again = Of(decision).Single();
        Assert.Equal((true, 1), (again.IsOpen, again.Before));
        Accepts(decision, suggestion.Confirm(Printed, null, again.Before));
        Assert.False(Of(decision).Single().IsOpen);
    }

    [Theory]
    [InlineData("ISO 10303-0238", "ISO 10303-238"), InlineData("ISO 10303-28ed2", "ISO 10303-28"), InlineData("ISO 8000-100", "ISO 8000-100")]
    public void Name_in_prose_is_read_as_an_identifier(string prose, string identifier) => Assert.Equal(identifier, DocumentName.Plain(prose));

    private static DecisionClause Clause(string text) => new(ClauseSort.Action, 1, "notes", text, "eng");

    private static Desk Opened()
    {
        var decision = Desk.Opened(BodyDecision.Kind, null, "Note a document");
        Accepts(decision, new RecordClaim(new Assertion(EntityId.New(), Clause("It notes ISO 10303-42."), Printed)));
        return decision;
    }

    private static ClaimBook Book(Desk decision) => decision.Facts.Book;

    private static ImmutableArray<AnsweredSuggestion> Of(Desk decision) => DecisionSuggestions.Of(Book(decision));

    private static void Accepts(Desk decision, Command command) => Assert.Null(decision.Send(Desk.Expert, command));
}
