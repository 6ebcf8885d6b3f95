using System.Collections.Immutable;
using CsCheck;
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
    [InlineData("It takes up ISO/NP TS 15926-11 ed 2, ISO/PRF TS 10303-1021, ISO/AWI TS 10303-4000, ISO/PWI TR 24463 and ISO/CD TR 24464.",
        SuggestionSort.Document, "ISO/NP TS 15926-11", "ISO/PRF TS 10303-1021", "ISO/AWI TS 10303-4000", "ISO/PWI TR 24463", "ISO/CD TR 24464")]
    [InlineData("It meets ISO CS 2019 and ISO/TC 1840 in ISO Room 1234.", SuggestionSort.Document)]
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

    [Fact]
    public void Post_has_the_group_for_which_it_is()
    {
        var term = DecisionSuggestions.In(Clause(
            "SC 4 appoints Ann Lee as the Convenor for the Quality Committee\nfor a three-year term, with thanks.")).Single();
        Assert.Equal("Convenor for the Quality Committee", ((RoleHeld)term.Statement).Role);
    }

    [Fact]
    public void Quote_from_a_table_is_the_row_that_names_the_document()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(i => $"|ISO/NP {3000 + i} |WG {i} |Leader: Bo Li\n"));
        var found = DecisionSuggestions.In(Clause($"SC 4 approves these leaders:\n\n|===\n|Project |Group |Leader\n\n{rows}|===")).ToList();
        Assert.Equal(40, found.Count);
        Assert.All(found.Index(), f => Assert.Equal($"{f.Item.Words} |WG {f.Index + 1} |Leader: Bo Li", f.Item.Sentence));
    }

    [Fact]
    public void Excerpt_has_the_words_for_which_it_is_quoted() => Gen.Select(Gen.Int[0, 90], Gen.Int[0, 90], Gen.Int[20, 300]).Sample((before, after, most) =>
    {
        var text = $"{string.Concat(Enumerable.Repeat("word ", before))}ISO 10303-42{string.Concat(Enumerable.Repeat(" word", after))}";
        var suggestion = DecisionSuggestions.In(Clause(text)).Single();
        var excerpt = suggestion.Excerpt(most);
        Assert.Contains(suggestion.Words, excerpt, StringComparison.Ordinal);
        Assert.True(excerpt.Length <= most + 4, excerpt);
    });

    [Fact]
    public void Answer_is_taken_back_and_given_again_and_a_post_stands_with_the_committee_under_an_id_of_its_own()
    {
        var decision = Opened();
        var suggestion = Of(decision).Single().Suggestion;
        Assert.Null(Of(decision).Single().TakeBack);
        Accepts(decision, suggestion.Confirm(Printed));
        Accepts(decision, Of(decision).Single().TakeBack!);
        var open = Of(decision).Single();
        Assert.True(open.IsOpen);
        Accepts(decision, suggestion.Reject(Printed, open.Before));
        Assert.True(Of(decision).Single().IsRejected);

        var (one, other) = (ActorId.Parse("decision/iso/1"), ActorId.Parse("decision/iso/2"));
        var clause = Book(decision).Claims.First(c => c.Statement is DecisionClause);
        Assert.Null(suggestion.ConfirmAt(one, clause));
        var term = DecisionSuggestions.In(Clause("SC 4 appoints Ann Lee as Chair for a three-year term.")).Single();
        var post = term.ConfirmAt(one, clause)!.Claim;
        Assert.Equal((term.IdAt(one, 0), term.Statement), (post.Id, post.Statement));
        Assert.Equal(3, new[] { post.Id, term.IdAt(other, 0), term.IdAt(one, 1) }.Distinct().Count());
    }

    [Theory]
    [InlineData("2019-11-15", "2019-11-03", "2019-11-08", true), InlineData("2019-11-08", "2019-11-03", "2019-11-08", false)]
    [InlineData("2019-11-02", "2019-11-03", null, true), InlineData("2019-11-15", "2019-11-03", null, false)]
    [InlineData("2019", "2019-11-03", "2019-11-08", false)]
    public void Day_that_a_meeting_did_not_have_is_outside_of_it(string day, string first, string? last, bool isOutside) => Assert.Equal(
        isOutside, BodyDecision.IsOutside(PartialDate.Parse(day), new(PartialDate.Parse(first), last is null ? null : PartialDate.Parse(last))));

    [Theory]
    [InlineData("ISO/TC 184/SC 4 Industrial data", "ISO/TC 184/SC 4"), InlineData("ISO/IEC JTC 1/SC 42", "ISO/IEC JTC 1/SC 42"), InlineData("CIPM", "CIPM")]
    public void Prefix_of_a_number_is_the_body_without_its_title(string name, string prefix) => Assert.Equal(prefix, BodyName.Short(name));

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
