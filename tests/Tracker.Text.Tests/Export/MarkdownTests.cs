using CsCheck;

namespace Tracker.Text.Tests.Export;

public sealed class MarkdownTests
{
    private const string Nasty = "ab cd 1 2.) #>+-=*_~`[]()<>!&;:/\\\"'|\tä€\u00a0\u2028{}$%^";
    private static readonly string[] Words =
    [
        "&amp;", "&#32;", "<br>", "<strong>", "**a**", "[x](y)", "1. ", "- ", "# ", "> ",
        "```", "~~~", "\\", "![a](b)", "---", "[ ] ", "plain words", "😀",
    ];

    private static readonly string[] Links =
        ["https://example.org/a_b?c=(d)&amp;e=[f]", "http://x.example/*a*", "mailto:kim@example.org", "https://x.example/\\<y>'\"!`z`"];

    private static readonly string[] Lists = ["bullet", "ordered", "checked", "unchecked"];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Int[0, Nasty.Length - 1].Array[1, 8].Select(places => string.Concat(places.Select(p => Nasty[p]))), One(Words));

    private static readonly Gen<TextAttributes?> Inline = Gen.Select(Gen.Bool, Gen.Int[0, 6], Gen.Int[0, 31], Gen.Int[0, 11], (formatted, one, many, link) =>
    {
        string[] names = ["bold", "italic", "underline", "strike", "code"];
        TextAttributes? all = null;
        for (var i = 0; i < names.Length; i++)
            if (formatted ? (many >> i & 1) == 1 : one == i) all = TextAttributes.With(all, names[i], true);
        return link < Links.Length ? TextAttributes.With(all, "link", Links[link]) : all;
    });

    private static readonly Gen<TextAttributes?> Block = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], (kind, level) => kind switch
    {
        0 or 1 or 2 => null,
        3 => TextAttributes.Of(("header", Math.Max(1, level))),
        4 => TextAttributes.Of(("blockquote", true)),
        5 => TextAttributes.Of(("code-block", true)),
        var list => level == 0 ? TextAttributes.Of(("list", Lists[list - 6])) : TextAttributes.Of(("list", Lists[list - 6]), ("indent", level)),
    });

    private static readonly Gen<RichText> Texts = Gen.Select(Gen.Select(Piece, Inline).Array[0, 5], Block).Array[0, 8].Select(lines =>
    {
        var builder = TextChange.Build();
        foreach (var (runs, block) in lines)
        {
            var code = block?.Has("code-block") == true;
            foreach (var (text, inline) in runs) builder.Insert(text, code ? null : inline);
            builder.Insert("\n", block);
        }
        return RichText.FromChange(builder.ToChange());
    });

    [Fact]
    public void Markdown_of_a_text_read_again_is_the_same_text() =>
        Texts.Sample(text => Assert.Equal(text.ToString(), MarkdownImport.Read(MarkdownExport.Write(text)).ToString()), iter: 5_000);

    [Fact]
    public void Markdown_of_a_text_is_what_a_person_would_write()
    {
        var text = RichText.FromChange(TextChange.Build()
            .Insert("Framework").Insert("\n", TextAttributes.Of(("header", 2)))
            .Insert("Refer it to ").Insert("the lead group", TextAttributes.Of(("bold", true)))
            .Insert(", see ").Insert("the page", TextAttributes.Of(("link", "https://example.org/a"))).Insert(".\n")
            .Insert("first").Insert("\n", TextAttributes.Of(("list", "ordered"))).Insert("second").Insert("\n", TextAttributes.Of(("list", "ordered")))
            .Insert("inner").Insert("\n", TextAttributes.Of(("list", "bullet"), ("indent", 1)))
            .Insert("Quoted").Insert("\n", TextAttributes.Of(("blockquote", true)))
            .Insert("a < b").Insert("\n", TextAttributes.Of(("code-block", true))).ToChange());
        Assert.Equal("""
            ## Framework

            Refer it to **the lead group**, see [the page](https://example.org/a).

            1. first
            2. second
                - inner

            > Quoted

            ```
            a < b
            ```

            """, MarkdownExport.Write(text));
    }

    [Theory]
    [InlineData("Body\t\tDue")]
    [InlineData("\tITU-T\tMarch")]
    [InlineData("ISO\t\t")]
    [InlineData("\t\t")]
    public void Row_of_cells_with_tabs_between_them_comes_back_with_its_empty_cells(string row)
    {
        var text = RichText.FromChange(TextChange.Build().Insert(row + "\n").ToChange());
        Assert.Equal(text, MarkdownImport.Read(MarkdownExport.Write(text)));
        Assert.Equal(row + "\n", PlainExport.Write(text));
    }

    [Fact]
    public void Empty_item_is_not_written_as_the_line_under_a_heading()
    {
        var text = RichText.FromChange(TextChange.Build()
            .Insert("outer").Insert("\n", TextAttributes.Of(("list", "bullet")))
            .Insert("\n", TextAttributes.Of(("list", "bullet"), ("indent", 1))).ToChange());
        Assert.Equal("- outer\n    - <br>\n", MarkdownExport.Write(text));
    }

    [Theory]
    [InlineData("One line\nand the next.", """[{"insert":"One line and the next.\n"}]""")]
    [InlineData("a  \nb", """[{"insert":"a\nb\n"}]""")]
    [InlineData("***both*** _em_ __strong__ snake_case", """[{"insert":"both","attributes":{"bold":true,"italic":true}},{"insert":" "},"""
        + """{"insert":"em","attributes":{"italic":true}},{"insert":" "},{"insert":"strong","attributes":{"bold":true}},{"insert":" snake_case\n"}]""")]
    [InlineData("* a\n  * b\n+ c", """[{"insert":"a"},{"insert":"\n","attributes":{"list":"bullet"}},"""
        + """{"insert":"b"},{"insert":"\n","attributes":{"list":"bullet","indent":1}},{"insert":"c"},{"insert":"\n","attributes":{"list":"bullet"}}]""")]
    [InlineData("# Head #\n---\n##### Deep",
        """[{"insert":"Head"},{"insert":"\n","attributes":{"header":1}},{"insert":"Deep"},{"insert":"\n","attributes":{"header":3}}]""")]
    [InlineData("[bad](javascript:alert(1)) [good](https://x.example \"title\")",
        """[{"insert":"bad "},{"insert":"good","attributes":{"link":"https://x.example"}},{"insert":"\n"}]""")]
    [InlineData("<script>alert(1)</script> **open", """[{"insert":"<script>alert(1)</script> **open\n"}]""")]
    [InlineData("a &amp; b &#169; &unknown;", """[{"insert":"a & b © &unknown;\n"}]""")]
    public void Markdown_of_others_is_read_as_meant(string markdown, string ops) =>
        Assert.Equal(ops, TextJson.Text(MarkdownImport.Read(markdown), bare: true));

    [Fact]
    public void Any_file_is_read_as_a_text_that_a_draft_may_hold() =>
        Gen.OneOf(Piece, Gen.String[0, 20]).Array[0, 30].Select(string.Concat).Sample(markdown =>
        {
            var text = MarkdownImport.Read(markdown);
            var problem = TextFormats.Draft.Check(text.ToChange(), RichText.Empty);
            Assert.True(problem is null or { Code: "text-pair" }, problem?.Sentence);
        }, iter: 5_000);

    /// <summary>Time is not measured, but what costs more than its length in time does so in memory too, or does not end.</summary>
    [Theory]
    [InlineData("[a](")]
    [InlineData("[a](b ")]
    [InlineData("![")]
    [InlineData("**a")]
    [InlineData("_a b* ")]
    [InlineData("~~~")]
    [InlineData("<b>")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData(">")]
    [InlineData("a\n")]
    [InlineData("a ")]
    [InlineData(" \t")]
    [InlineData("# ")]
    [InlineData("- ")]
    public void Signs_without_end_are_read_for_what_their_length_is_worth(string sign)
    {
        var signs = string.Concat(Enumerable.Repeat(sign, 100_000 / sign.Length));
        var markdown = $"# x{signs}x\n{signs}";
        var before = GC.GetAllocatedBytesForCurrentThread();

        MarkdownImport.Read(markdown);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000 * markdown.Length);
    }

    private static Gen<string> One(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
