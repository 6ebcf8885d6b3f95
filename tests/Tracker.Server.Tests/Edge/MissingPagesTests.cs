using System.Net;
using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests.Edge;

/// <summary>Who follows a wrong address is told so on a page of Tracker, and a program gets the bare answer.</summary>
public sealed class MissingPagesTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    [Theory]
    [InlineData("/nowhere"), InlineData("/records/nonsense"), InlineData("/d/a/b/c/d")]
    public async Task Page_that_there_is_none_of_says_so_in_words(string address)
    {
        using var head = await shared.Server.SignedIn("head");
        using var response = await Ask(head, address, "text/html,application/xhtml+xml");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Contains("There is no such record, or it is not shared with you.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "application/json"), InlineData("/api/nowhere", "text/html")]
    public async Task Program_gets_no_page(string address, string accept)
    {
        using var head = await shared.Server.SignedIn("head");
        using var response = await Ask(head, address, accept);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("<html", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, string address, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd(accept);
        return client.SendAsync(request);
    }
}
