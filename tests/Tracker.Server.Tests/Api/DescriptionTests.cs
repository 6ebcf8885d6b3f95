using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tracker.Server.Tests.Api;

public sealed class DescriptionTests(NewServer shared) : IClassFixture<NewServer>
{
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Description_says_how_often_a_client_of_the_socket_has_to_ping()
    {
        using var admin = await server.SignedIn("admin");
        var said = (string)(await RunningServer.Json(await admin.GetAsync("/api/openapi/v1.json")))["info"]!["description"]!;
        var patience = server.Services.GetRequiredService<IOptions<HubOptions>>().Value.ClientTimeoutInterval!.Value.TotalSeconds;
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"sends nothing for {patience} seconds is disconnected"), said, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"ping at least every {patience / 2} seconds"), said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/docs/"), InlineData("/"), InlineData("/sign-in")]
    public async Task Scripts_and_styles_of_a_page_need_the_nonce_of_its_answer(string path)
    {
        using var admin = await server.SignedIn("admin");
        var policies = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            var response = await admin.GetAsync(path);
            response.EnsureSuccessStatusCode();
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            foreach (var directive in policy.Split("; ").Where(d => d.StartsWith("script-src ", StringComparison.Ordinal)
                || d.StartsWith("style-src ", StringComparison.Ordinal)))
            {
                Assert.DoesNotContain("unsafe-inline", directive, StringComparison.Ordinal);
                Assert.Contains("'nonce-", directive, StringComparison.Ordinal);
            }
            policies.Add(policy);
        }
        Assert.NotEqual(policies[0], policies[1]);
    }

    [Fact]
    public async Task Every_script_of_the_documentation_carries_the_nonce()
    {
        using var admin = await server.SignedIn("admin");
        var response = await admin.GetAsync("/api/docs/");
        var nonce = response.Headers.GetValues("Content-Security-Policy").Single().Split("'nonce-")[1].Split('\'')[0];
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(page.Split("<script").Length, page.Split($"nonce=\"{nonce}\"").Length);
        Assert.True(page.Split("<script").Length > 2);
    }
}
