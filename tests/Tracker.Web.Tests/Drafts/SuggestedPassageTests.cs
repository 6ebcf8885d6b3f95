using Tracker.Text;
using Tracker.Web.Drafts;

namespace Tracker.Web.Tests.Drafts;

/// <summary>A button beside a suggestion decides that suggestion as it is now, and never another one that was typed in the same pause.</summary>
public sealed class SuggestedPassageTests
{
    private static readonly SuggestedPassage Deletion = Passage(0, "s1", (SuggestionKind.Deletion, "“Statement ”"));
    private static readonly SuggestedPassage Insertion = Passage(40, "s1", (SuggestionKind.Insertion, "“noted”"));

    [Fact]
    public void Passage_is_found_among_others_of_the_same_pause() =>
        Assert.Same(Insertion, SuggestedPassage.SameAs(Passage(12, "s1", (SuggestionKind.Insertion, "“noted”")), [Deletion, Insertion]));

    [Fact]
    public void Passage_that_grew_is_still_the_same() =>
        Assert.Same(Insertion, SuggestedPassage.SameAs(Passage(38, "s1", (SuggestionKind.Insertion, "“not”")), [Deletion, Insertion]));

    [Fact]
    public void Decided_passage_is_not_another_one_of_its_pause() => Assert.Null(SuggestedPassage.SameAs(Insertion, [Deletion]));

    [Fact]
    public void Of_two_alike_the_nearer_is_meant()
    {
        var (first, second) = (Passage(3, "s1", (SuggestionKind.Insertion, "“a”")), Passage(30, "s1", (SuggestionKind.Insertion, "“a”")));
        Assert.Same(second, SuggestedPassage.SameAs(Passage(28, "s1", (SuggestionKind.Insertion, "“a”")), [first, second]));
    }

    [Fact]
    public void Passage_of_another_suggestion_or_person_is_not_meant()
    {
        Assert.Null(SuggestedPassage.SameAs(Passage(40, "s2", (SuggestionKind.Insertion, "“noted”")), [Insertion]));
        Assert.Null(SuggestedPassage.SameAs(Insertion with { Author = "ben" }, [Insertion]));
    }

    private static SuggestedPassage Passage(int from, string id, params (SuggestionKind Kind, string Quoted)[] parts) =>
        new("ann", from, from + 10, [id], [.. parts.Select(p => new SuggestedPart(p.Kind, p.Quoted))]);
}
