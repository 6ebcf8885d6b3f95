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

    private async Task<JsonArray> Found(string reader, string asked)
    {
        using var browser = await shared.Server.SignedIn(reader);
        return (await RunningServer.Json(await browser.GetAsync($"/api/search?{asked}"))).AsArray();
    }
}
