using System.Text.RegularExpressions;
using CsCheck;

namespace Tracker.Text.Tests.Export;

public sealed partial class HtmlTests
{
    [Fact]
    public void Html_of_a_text_nests_lists_and_keeps_blocks_together() => Assert.Equal("""
        <h1 dir="auto">Head</h1>
        <p dir="auto">a <strong><em>b</em></strong> <a href="https://x.example/?a=1&amp;b=&#39;" rel="noopener noreferrer">c</a></p>
        <ul>
        <li dir="auto">one<ol>
        <li dir="auto">two</li>
        </ol>
        </li>
        <li dir="auto"><input type="checkbox" disabled checked> three</li>
        </ul>
        <blockquote><p dir="auto">q</p>
        <p dir="auto"><br></p>
        </blockquote>
        <pre dir="auto">x &lt; y
        z
        </pre>

        """, HtmlExport.Write(Read("""
        [{"insert":"Head"},{"insert":"\n","attributes":{"header":1}},{"insert":"a "},{"insert":"b","attributes":{"bold":true,"italic":true}},{"insert":" "},
        {"insert":"c","attributes":{"link":"https://x.example/?a=1&b='"}},{"insert":"\none"},{"insert":"\n","attributes":{"list":"bullet"}},{"insert":"two"},
        {"insert":"\n","attributes":{"list":"ordered","indent":1}},{"insert":"three"},{"insert":"\n","attributes":{"list":"checked"}},{"insert":"q"},
        {"insert":"\n\n","attributes":{"blockquote":true}},
        {"insert":"x < y"},{"insert":"\n","attributes":{"code-block":true}},{"insert":"z"},{"insert":"\n","attributes":{"code-block":true}}]
        """)));

    [Fact]
    public void Html_of_a_text_says_what_is_suggested() => Assert.Equal(
        "<p dir=\"auto\"><ins>new</ins><del>old</del></p>\n", HtmlExport.Write(Read("""
        [{"insert":"new","attributes":{"insertion":"kim/1.1"}},{"insert":"old","attributes":{"deletion":"kim/1.1"}},{"insert":"\n"}]
        """)));

    [Fact]
    public void Link_that_a_text_may_not_hold_is_not_written() => Assert.Equal(
        "<p dir=\"auto\">a</p>\n", HtmlExport.Write(Read("""[{"insert":"a","attributes":{"link":"javascript:alert(1)"}},{"insert":"\n"}]""")));

    [Fact]
    public void Tab_is_kept_as_one() => Assert.Equal(
        "<p dir=\"auto\">Body<span style=\"white-space: pre\">\t</span><span style=\"white-space: pre\">\t</span>Due</p>\n",
        HtmlExport.Write(Read("""[{"insert":"Body\t\tDue\n"}]""")));

    [Fact]
    public void Html_of_any_text_holds_only_our_tags() =>
        Gen.OneOf(One("<script>", "</p>", "\" onclick=\"x", "<img src=x onerror=y>", "&lt;", "'"), Gen.String[0, 6])
        .Array[0, 6].Select(string.Concat).Sample(words =>
        {
            var formats = TextAttributes.Of(("bold", true), ("link", "https://x.example"));
            var html = HtmlExport.Write(RichText.FromChange(TextChange.Build().Insert(words, formats).Insert("\n").ToChange()));
            Assert.DoesNotMatch(Foreign(), html);
        }, iter: 2_000);

    [Fact]
    public void Plain_text_keeps_signs_numbers_and_addresses() => Assert.Equal(
        "Head\n• a\n    1. b\n    2. c\n[ ] d (https://x.example)\n",
        PlainExport.Write(Read("""
        [{"insert":"Head"},{"insert":"\n","attributes":{"header":1}},{"insert":"a"},{"insert":"\n","attributes":{"list":"bullet"}},
        {"insert":"b"},{"insert":"\n","attributes":{"list":"ordered","indent":1}},{"insert":"c"},{"insert":"\n","attributes":{"list":"ordered","indent":1}},
        {"insert":"d","attributes":{"link":"https://x.example"}},{"insert":"\n","attributes":{"list":"unchecked"}}]
        """)));

    private static RichText Read(string ops) => TextJson.ReadText(System.Text.Encoding.UTF8.GetBytes(ops)).Value!;

    [GeneratedRegex("""<(?!/?(p|strong|span)>|p dir="auto">|span style="white-space: pre">|a href="https://x\.example" rel="noopener noreferrer">|/a>|br>)""")]
    private static partial Regex Foreign();

    private static Gen<string> One(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
