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
    [InlineData("量子\n 通信 网\r\n\nnet", "量子通信 网 net")]
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
            foreach (var (run, isPaired, _) in SearchTerms.Runs(Folding.Of(text)))
                for (var length = 1; length <= run.Length; length++)
                    if (SearchQuery.Read(run[..length], "q").Query is { } query)
                        Assert.True(query.IsIn(text), $"'{run[..length]}' in '{text}'");
        }, iter: 2_000);

    [Theory]
    [InlineData("quantum key", "Quantum keys, for quanta of Key West", "[Quantum] [key]s, for quanta of [Key] West")]
    [InlineData("etude", "l’Étude  déjà lue", "l’[Étude]  déjà lue")]
    [InlineData("deja", "Étude déjà lue", "Étude [déjà] lue")]
    [InlineData("strasse", "Neue Straße 1", "Neue [Straße] 1")]
    [InlineData("科大国盾", "又名科大国盾量子", "又名[科大国盾]量子")]
    [InlineData("大", "科大国大", "科[大]国[大]")]
    [InlineData("量子通信", "的量子\n通信网", "的[量子\n通信]网")]
    [InlineData("ISO 30141", "ISO 30141:2018", "[ISO 30141:2018]")]
    [InlineData("sg 13", "SG13 and SG1, 131", "[SG13] and [SG]1, [13]1")]
    [InlineData("absent", "Nothing of it")]
    public void Words_of_a_search_are_marked_where_they_stand(string typed, string text, string? marked = null)
    {
        var at = 0;
        var shown = new System.Text.StringBuilder();
        foreach (var mark in SearchQuery.Read(typed, "q").Query!.MarksIn(text))
        {
            shown.Append(text[at..mark.Start.Value]).Append('[').Append(text[mark]).Append(']');
            at = mark.End.Value;
        }
        Assert.Equal(marked ?? text, shown.Append(text[at..]).ToString());
    }

    [Fact]
    public void Marks_are_in_order_and_within_any_text() =>
        Gen.Select(Gen.String[Gen.Char["abcé12 ß-量子"], 1, 8], Gen.String[Gen.Char["abcé12 ß́-量子\n"], 0, 30]).Sample((typed, text) =>
        {
            if (SearchQuery.Read(typed, "q").Query is not { } query) return;
            var at = 0;
            foreach (var mark in query.MarksIn(text))
            {
                Assert.InRange(mark.Start.Value, at, text.Length);
                Assert.InRange(mark.End.Value, mark.Start.Value + 1, text.Length);
                at = mark.End.Value;
            }
        }, iter: 2_000);

    [Theory]
    [InlineData("new ip", "A new\nidea. Of the New IP\nthey said", "New IP", "A new idea. Of the New IP they said")]
    [InlineData("量子通信", "的量子\n通信网 and 量", "量子\n通信", "的量子通信网 and 量")]
    [InlineData("absent", "Nothing\nof it", "", "Nothing of it")]
    public void Words_of_a_document_are_shown_where_most_of_them_stand_together(string typed, string text, string words, string shown)
    {
        var best = SearchQuery.Read(typed, "q").Query!.BestIn(text);
        Assert.Equal((words, shown), (text[best.Place], best.Shown));
    }

    [Fact]
    public void Long_piece_is_shown_around_its_words()
    {
        var (place, shown) = SearchQuery.Read("needle", "q").Query!.BestIn(new string('x', 2_000) + "\nthe needle\n" + new string('y', 2_000));
        Assert.Equal(2_005..2_011, place);
        Assert.Contains(" the needle ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_cut_around_the_word()
    {
        var around = SearchQuery.Read("needle", "q").Query!.Around(new string('x', 500) + " the needle " + new string('y', 500));
        Assert.Contains(" the needle ", around, StringComparison.Ordinal);
        Assert.InRange(around.Length, 100, 162);
        Assert.Equal("short", SearchQuery.Read("needle", "q").Query!.Around("short"));
    }
}
