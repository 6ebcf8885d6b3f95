using CsCheck;
using Tracker.Domain.Search;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("ÉTUDE  de\tcas", "etude de cas")]
    [InlineData("Ｑ１１／１５", "q11/15")]
    [InlineData("e\u0301tude", "etude")]
    [InlineData("Straße", "strasse")]
    [InlineData(" 量子 ", "量子")]
    public void Texts_are_compared_without_case_accents_and_width(string text, string folded) => Assert.Equal(folded, Folding.Of(text));

    [Theory]
    [InlineData("SG13 on 5G", "sg", "13", "on", "5", "g")]
    [InlineData("科大国盾", "科大", "大国", "国盾", "盾")]
    [InlineData("QuantumCTek科大", "quantumctek", "科大", "大")]
    [InlineData("!?")]
    public void Terms_are_words_numbers_and_pairs(string text, params string[] terms) => Assert.Equal(terms, SearchTerms.Of(text).Where(t => t[0] != '^'));

    [Theory]
    [InlineData("ISO/CEI DIS 23837-2:2022(F)", "=ISO/IEC DIS 23837-2:2022(FR)", "~ISO/IEC 23837-2")]
    [InlineData("q11/15", "=Q11/15", "~Q11/15")]
    public void Identifier_has_terms_of_its_meaning(string text, params string[] terms) =>
        Assert.Equal(terms, SearchTerms.Of(text).Where(t => t[0] is '=' or '~'));

    [Theory]
    [InlineData(null, "'q' must not be empty.")]
    [InlineData("   ", "'q' must not be empty.")]
    [InlineData("/ … !", "'q' must contain a letter or a digit.")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y", "'q' can have at most 24 words; this has 25.")]
    public void Query_that_asks_for_nothing_is_refused(string? text, string sentence)
    {
        var (query, rejection) = SearchQuery.Read(text, "q");
        Assert.Equal((null, sentence, "q"), (query, rejection!.Sentence, rejection.Field));
    }

    [Fact]
    public void Query_that_is_too_long_is_refused() =>
        Assert.Equal("'q' can have at most 300 characters; this has 10000.", SearchQuery.Read(new string('x', 10_000), "q").Rejection!.Sentence);

    [Fact]
    public void Text_is_found_by_each_of_its_words_and_by_their_beginnings() =>
        Gen.String[Gen.Char["abcé 12/-量子网络"], 1, 30].Sample(text =>
        {
            foreach (var (run, isPaired) in SearchTerms.Runs(Folding.Of(text)))
                for (var length = 1; length <= run.Length; length++)
                    if (SearchQuery.Read(run[..length], "q").Query is { } query)
                        Assert.True(query.IsIn(text), $"'{run[..length]}' in '{text}'");
        }, iter: 2_000);

    [Fact]
    public void Long_text_is_cut_around_the_word()
    {
        var around = SearchQuery.Read("needle", "q").Query!.Around(new string('x', 500) + " the needle " + new string('y', 500));
        Assert.Contains(" the needle ", around, StringComparison.Ordinal);
        Assert.InRange(around.Length, 100, 162);
        Assert.Equal("short", SearchQuery.Read("needle", "q").Query!.Around("short"));
    }
}
