namespace Tracker.Text.Tests.Formats;

public sealed class TextFormatsTests
{
    private static readonly RichText Base = RichText.FromPlain("ab😀cd");

    [Fact]
    public void Plain_typing_and_every_format_of_the_toolbar_is_allowed()
    {
        (string, AttributeValue)[] formats =
        [
            ("bold", true), ("italic", true), ("underline", true), ("strike", true), ("code", true), ("blockquote", true), ("code-block", true),
            ("code-block", "plain"), ("header", 1), ("header", 3), ("list", "ordered"), ("list", "bullet"), ("list", "checked"), ("list", "unchecked"),
            ("indent", 8), ("link", "https://example.org/a?b=c#d"), ("link", "HTTP://example.org"), ("link", "mailto:someone@example.org"),
        ];
        foreach (var format in formats)
        {
            Assert.Null(Problem(TextChange.Build().Retain(2).Insert("é😀\n", TextAttributes.Of(format)).Delete(2).ToChange()));
            Assert.Null(Problem(TextChange.Build().Retain(2, TextAttributes.Of((format.Item1, AttributeValue.Null))).ToChange()));
        }
    }

    [Theory]
    [InlineData("bold", "yes")]
    [InlineData("header", "1")]
    [InlineData("list", "roman")]
    [InlineData("code-block", "javascript")]
    public void Value_of_the_wrong_kind_is_refused(string name, string value) => Refused("text-value", Insert((name, value)));

    [Theory]
    [InlineData("header", 0)]
    [InlineData("header", 4)]
    [InlineData("indent", 9)]
    [InlineData("bold", 1)]
    public void Number_out_of_range_is_refused(string name, int value) => Refused("text-value", Insert((name, value)));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData("data:text/html,<script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("//example.org")]
    [InlineData("http:")]
    [InlineData("https://exa mple.org")]
    [InlineData("")]
    public void Link_that_is_not_absolute_http_or_mail_is_refused(string link) => Refused("text-link", Insert(("link", link)));

    [Fact]
    public void Link_that_is_too_long_is_refused() => Refused("text-link", Insert(("link", "https://example.org/" + new string('a', 2000))));

    [Fact]
    public void Unknown_attribute_is_refused_on_text_and_on_a_retain()
    {
        Refused("text-attribute", Insert(("onclick", "x")));
        Refused("text-attribute", TextChange.Build().Retain(1, TextAttributes.Of(("color", "red"))).ToChange());
    }

    [Fact]
    public void Mark_of_the_server_is_refused_from_a_client_and_allowed_to_the_server()
    {
        foreach (var mark in Marks.All)
        {
            Refused("text-reserved", Insert((mark, "anna")));
            Refused("text-reserved", TextChange.Build().Retain(1, TextAttributes.Of((mark, AttributeValue.Null))).ToChange());
            Assert.Null(TextFormats.Draft.Check(Insert((mark, "anna")), Base, reserved: true));
            Assert.Equal("text-value", TextFormats.Draft.Check(Insert((mark, new string('a', 101))), Base, reserved: true)?.Code);
        }
    }

    [Fact]
    public void Inserted_removal_is_refused() => Refused("text-value", Insert(("bold", AttributeValue.Null)));

    [Fact]
    public void Embed_is_refused() => Refused("text-embed", TextChange.Build().Embed(EmbedValue.Of("image", "https://example.org/a.png")).ToChange());

    [Theory]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Change_of_a_longer_text_is_refused(int length) => Refused("text-length", TextChange.Build().Delete(length).ToChange());

    [Fact]
    public void Change_of_the_whole_text_fits() => Assert.Null(Problem(TextChange.Build().Delete(6).ToChange()));

    [Fact]
    public void Boundary_within_a_character_of_two_units_is_refused()
    {
        Refused("text-pair", TextChange.Build().Retain(3).Insert("x").ToChange());
        Refused("text-pair", TextChange.Build().Delete(3).ToChange());
        Refused("text-pair", TextChange.Build().Retain(3).Delete(1).ToChange());
        Refused("text-pair", TextChange.Build().Retain(3, TextAttributes.Of(("bold", true))).ToChange());
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var text in (string[])["\ud83d", "a\ude00b", "\ude00\ud83d", "😀\ud83d"]) Refused("text-pair", TextChange.Build().Insert(text).ToChange());
    }

    [Fact]
    public void Half_a_character_in_an_attribute_is_refused_also_in_marks()
    {
        foreach (var (name, value) in ((string, string)[])[("link", "https://x\ud800"), ("link", "\ude00"), ("\ud83d", "x"), ("insertion", "ada/\ud83d")])
        {
            var attributes = TextAttributes.Of((name, value));
            foreach (var change in (TextChange[])[TextChange.Build().Insert("a", attributes).ToChange(), TextChange.Build().Retain(2, attributes).ToChange()])
                Assert.Equal("text-pair", TextFormats.Draft.Check(change, Base, reserved: true)?.Code);
        }
    }

    [Fact]
    public void Half_a_character_in_an_embed_or_in_a_value_of_json_is_refused()
    {
        Refused("text-pair", TextChange.Build().Embed(EmbedValue.Of("image", "\ud83d")).ToChange());
        Refused("text-pair", TextJson.Read("""{"ops":[{"insert":"a","attributes":{"bold":{"deep":["\ud83d"]}}}]}""").Value!);
        Assert.NotEqual("text-pair", TextFormats.Draft.Check(Insert(("bold", "\\ud83d")), Base)?.Code);
    }

    [Fact]
    public void Refusal_of_a_long_value_cuts_no_character()
    {
        var link = new string('x', 59) + "😀😀";
        Assert.True(WholeText.IsWhole(Problem(Insert(("link", link)))!.Sentence));
    }

    [Fact]
    public void Nul_character_is_refused() => Refused("text-character", TextChange.Build().Insert("a\0b").ToChange());

    [Fact]
    public void Text_of_more_than_a_million_characters_is_refused()
    {
        var full = RichText.FromPlain(new string('a', TextFormats.LongestText));
        Assert.Equal("text-too-long", TextFormats.Draft.Check(TextChange.Build().Insert("b").ToChange(), full)?.Code);
        Assert.Null(TextFormats.Draft.Check(TextChange.Build().Insert("b").Delete(1).ToChange(), full));
    }

    private static TextChange Insert((string, AttributeValue) attribute) => TextChange.Build().Insert("x", TextAttributes.Of(attribute)).ToChange();

    private static TextProblem? Problem(TextChange change) => TextFormats.Draft.Check(change, Base);

    private static void Refused(string code, TextChange change) => Assert.Equal(code, Problem(change)?.Code);
}
