using System.Text;
using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Tests.Sources;

public sealed class CapturedTextTests
{
    private const string Sha256 = "91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d";

    private static readonly string[] Parts = ["a", "标", "𠀀", " ", "\n", "\f", "ab cd "];

    /// <summary>Letters, Han, a character of two UTF-16 units, spaces and page breaks; long enough to pass the places that are remembered.</summary>
    private static readonly Gen<string> Texts =
        Gen.Int[0, Parts.Length - 1].Array[0, 4_000].Select(parts => string.Concat(parts.Select(i => Parts[i])));

    [Fact]
    public void Characters_are_counted_and_cut_as_code_points() =>
        Gen.Select(Texts, Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Sample((text, one, other) =>
        {
            Rune[] runes = [.. text.EnumerateRunes()];
            var (from, to) = (Math.Min(one, other), Math.Max(one, other));
            var captured = new CapturedText(text);
            Assert.Equal(runes.Length, captured.Length);
            Assert.Equal(string.Concat(runes.Skip(from).Take(to - from)), captured.Slice(from, to));
        }, iter: 300);

    [Fact]
    public void Pieces_hold_every_word_of_the_text_at_its_place_and_none_is_longer_than_some_pages() => Texts.Sample(text =>
    {
        var captured = new CapturedText(text);
        var covered = new bool[captured.Length];
        foreach (var (number, piece) in captured.Pieces().Index())
        {
            var length = CapturedText.Count(piece.Text);
            Assert.Equal((number, captured.PageAt(piece.From)), (piece.Number, piece.Page));
            Assert.Equal(captured.Slice(piece.From, piece.From + length), piece.Text);
            Assert.Equal(1 + captured.Slice(0, piece.From).Count('\n'), piece.Line);
            Assert.InRange(length, 1, 4_000);
            Assert.DoesNotContain(CapturedText.PageBreak, piece.Text);
            covered.AsSpan(piece.From, length).Fill(true);
        }
        Assert.All(text.EnumerateRunes().Index().Where(r => !covered[r.Index]), r => Assert.True(Rune.IsWhiteSpace(r.Item)));
    }, iter: 300);

    [Fact]
    public void Words_that_follow_each_other_are_in_one_piece_also_where_a_long_page_is_cut()
    {
        var words = Enumerable.Range(0, 3_000).Select(i => $"word{i}").ToArray();
        var pieces = new CapturedText(string.Join(' ', words)).Pieces().Select(p => $" {p.Text} ").ToList();
        Assert.True(pieces.Count > 5);
        foreach (var (one, next) in words.Zip(words.Skip(1))) Assert.Contains(pieces, p => p.Contains($" {one} {next} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_character_is_on_the_page_whose_bounds_hold_it() => Texts.Where(t => t.Length > 0).Sample(text =>
    {
        var captured = new CapturedText(text);
        Rune[] runes = [.. text.EnumerateRunes()];
        Assert.Equal(1 + runes.Count(r => r.Value == CapturedText.PageBreak), captured.Pages);
        foreach (var at in Enumerable.Range(0, runes.Length).Where(i => runes[i].Value != CapturedText.PageBreak))
        {
            Assert.Equal(1 + runes.Take(at).Count(r => r.Value == CapturedText.PageBreak), captured.PageAt(at));
            var (from, to) = captured.Page(captured.PageAt(at));
            Assert.InRange(at, from, to - 1);
        }
    }, iter: 20);

    [Fact]
    public void Words_of_a_passage_are_its_characters_and_what_is_around_them_joins_up() =>
        Gen.Select(Texts.Where(t => t.Any(char.IsLetter)), Gen.Int[0, 4_000], Gen.Int[1, 200], Gen.Int[0, 300]).Sample((text, start, length, around) =>
        {
            var captured = new CapturedText(text);
            var from = start % captured.Length;
            var to = Math.Min(captured.Length, from + length);
            var passage = new Passage(Sha256, $"{from}-{to}");
            if (captured.Misses(passage) is not null) return;
            var runs = captured.Around(passage, around);
            Assert.Equal(captured.Slice(from, to), string.Concat(runs.Where(r => r.Kind == RunKind.Words).Select(r => r.Text)));
            Assert.Contains(string.Concat(runs.Select(r => r.Text)), text, StringComparison.Ordinal);
        }, iter: 500);

    [Fact]
    public void Parts_that_lie_far_from_each_other_have_a_gap_between_them()
    {
        var text = new CapturedText("first words " + new string('x', 500) + " last words");
        var runs = text.Around(new Passage(Sha256, "0-11+518-523"), 20);
        Assert.Equal("first words", runs[0].Text);
        Assert.Contains(runs, r => r.Kind == RunKind.Gap);
        Assert.Equal(["first words", "words"], runs.Where(r => r.Kind == RunKind.Words).Select(r => r.Text));
    }

    [Theory]
    [InlineData("0-5", null, null)]
    [InlineData("0-60", null, "The span ends outside the text, which has 17 characters.")]
    [InlineData("5-6", null, "The span holds no words.")]
    [InlineData(null, 2, null)]
    [InlineData(null, 3, "There is no page 3: the document has 2.")]
    public void Passage_that_misses_says_why(string? span, int? page, string? sentence) =>
        Assert.Equal(sentence, new CapturedText("words one\fwords 2").Misses(new Passage(Sha256, span, Page: page)));

    [Fact]
    public void Words_are_found_however_their_lines_are_broken()
    {
        var text = new CapturedText("𠀀 The study group\n  did not   accept it. The study group met.");
        var (from, to) = Assert.Single(text.Find("study group did not accept", 10));
        Assert.Equal("study group\n  did not   accept", text.Slice(from, to));
        Assert.Equal(2, text.Find("The study group", 10).Count);
        Assert.Empty(text.Find("  ", 10));
        Assert.Empty(text.Find("accepted (it)", 10));
    }
}
