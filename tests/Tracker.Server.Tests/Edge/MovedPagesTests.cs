using System.Net;
using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests.Edge;

/// <summary>Addresses of earlier versions lead to where their pages are now.</summary>
public sealed class MovedPagesTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    [Theory]
    [InlineData("/delegation/sg13", "/d/sg13"), InlineData("/delegation/itu/sg13", "/d/itu~sg13")]
    [InlineData("/draft/delegation/1/sg13/delegation/papers/brief", "/t/delegation/1/sg13/delegation/papers/brief")]
    [InlineData("/delegations", "/d"), InlineData("/administration", "/admin")]
    [InlineData("/delegation/%2F%2Fexample.org", "/not-found"), InlineData("/delegation", "/not-found")]
    public async Task Old_address_leads_to_the_page_that_took_its_place(string old, string now)
    {
        using var head = await shared.Server.SignedIn("head");
        using var moved = await head.GetAsync(old);
        Assert.Equal((HttpStatusCode.MovedPermanently, now), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        using var stranger = shared.Server.Browser();
        using var asked = await stranger.GetAsync(old);
        Assert.StartsWith("/sign-in?to=", asked.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }
}
