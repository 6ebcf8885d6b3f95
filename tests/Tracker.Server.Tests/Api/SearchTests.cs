using System.Net;
using System.Text.Json.Nodes;

namespace Tracker.Server.Tests.Api;

public sealed class SearchTests(WrittenDelegation shared) : IClassFixture<WrittenDelegation>
{
    [Fact]
    public async Task Record_is_found_by_a_title_that_the_reader_may_read()
    {
        var line = Assert.Single(await Found("head", "q=sg13"))!;
        Assert.Equal((Delegation.Actor, "delegation"), ((string)line["actor"]!, (string)line["kind"]!));
        Assert.Equal("title", (string)line["matches"]![0]!["place"]!);
        Assert.Equal((string)line["title"]!, (string)line["matches"]![0]!["text"]!);
        Assert.Single(await Found("head", "q=sg13&kind=delegation"));
        Assert.Empty(await Found("head", "q=sg13&kind=person"));
    }

    [Fact]
    public async Task Records_are_counted_by_kind_for_those_who_may_read_them()
    {
        var (found, counted) = (await Found("head", "q=sg13"), await Read("head", "/api/search/kinds?q=sg13"));
        Assert.Equal([.. found.CountBy(l => (string)l!["kind"]!)], counted.Select(c => KeyValuePair.Create((string)c!["kind"]!, (int)c["count"]!)));
        Assert.Empty(await Read("outsider", "/api/search/kinds?q=sg13"));
        Assert.Empty(await Read("head", "/api/search/kinds?q=officials"));
        Assert.Empty(await Found("head", "q=sg13&skip=1"));
    }

    [Theory]
    [InlineData("head", "/search", "Words match from their beginning")]
    [InlineData("head", "/search?q=%20%20", "Words match from their beginning")]
    [InlineData("head", "/search?q=!", "A search must contain a letter or a digit.")]
    [InlineData("head", "/search?q=sg13&kind=person", "None of the people have these words", "Look among all kinds.")]
    [InlineData("head", "/search?q=absent", "Nothing that you may read has these words", "Try fewer words")]
    [InlineData("head", "/search?q=sg13", "<mark>SG13</mark> in July", "1 result")]
    [InlineData("official", "/search?q=officials", "Note: <bdi>For <mark>officials</mark> only</bdi>")]
    public async Task Page_of_results_is_written_by_the_server(string reader, string address, params string[] said)
    {
        using var browser = await shared.Server.SignedIn(reader);
        var page = await browser.GetStringAsync(address);
        foreach (var sentence in said) Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_for_ten_thousand_characters_says_what_is_wrong_with_them()
    {
        using var browser = await shared.Server.SignedIn("head");
        var page = await browser.GetStringAsync("/search?q=" + new string('x', 10_000));
        Assert.Contains("A search can have at most 300 characters; this has 10000.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_is_found_only_by_those_who_may_read_it()
    {
        var line = Assert.Single(await Found("official", "q=officials%20only"))!;
        Assert.Equal(("note", "For officials only"), ((string)line["matches"]![0]!["place"]!, (string)line["matches"]![0]!["text"]!));
        foreach (var other in (string[])["head", "observer", "outsider"]) Assert.Empty(await Found(other, "q=officials"));
        Assert.Empty(await Found("outsider", "q=sg13"));
    }

    [Theory]
    [InlineData("", "'q' must not be empty.", "q")]
    [InlineData("q=%20%20", "'q' must not be empty.", "q")]
    [InlineData("q=!", "'q' must contain a letter or a digit.", "q")]
    [InlineData("q=%00a", "'q' contains a character that is not text.", "q")]
    [InlineData("q=a&kind=dance", "There is no kind 'dance'.", "kind")]
    [InlineData("q=a&limit=0", "'limit' is from 1 to 50.", "limit")]
    [InlineData("q=a&limit=51", "'limit' is from 1 to 50.", "limit")]
    [InlineData("q=a&skip=-1", "'skip' is from 0 to 500.", "skip")]
    public async Task Search_for_nothing_is_refused_with_the_field_and_the_rule(string asked, string sentence, string field)
    {
        using var browser = await shared.Server.SignedIn("head");
        var answer = await browser.GetAsync($"/api/search?{asked}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refusal = await RunningServer.Json(answer);
        Assert.Equal((sentence, field), ((string)refusal["sentence"]!, (string)refusal["field"]!));
    }

    [Fact]
    public async Task Search_of_ten_thousand_characters_is_refused()
    {
        using var browser = await shared.Server.SignedIn("head");
        var answer = await browser.GetAsync($"/api/search?q={new string('x', 7_000)}");
        Assert.Equal("'q' can have at most 300 characters; this has 7000.", (string)(await RunningServer.Json(answer))["sentence"]!);
        var longer = await browser.GetAsync($"/api/search?q={new string('x', 10_000)}");
        Assert.True((int)longer.StatusCode is >= 400 and < 500, $"{longer.StatusCode}");
    }

    private Task<JsonArray> Found(string reader, string asked) => Read(reader, "/api/search?" + asked);

    private async Task<JsonArray> Read(string reader, string address)
    {
        using var browser = await shared.Server.SignedIn(reader);
        return (await RunningServer.Json(await browser.GetAsync(address))).AsArray();
    }
}
