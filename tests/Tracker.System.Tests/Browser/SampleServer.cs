using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>One server with the sample, in a time zone where none of the readers is, and one browser for all tests of a class.</summary>
public sealed class SampleServer(Chromium chromium) : IAsyncLifetime
{
    private ServerProcess server = null!;

    public Uri Address => server.Address;
    public Microsoft.Playwright.IBrowser Browser => chromium.Browser;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.StartIn("Australia/Darwin", "--sample");
    }

    /// <summary>A new sign-in link, made by the operator.</summary>
    public Task<string> LinkOf(string participant) => LinkOf(server, participant);

    /// <summary>The same on any server.</summary>
    internal static async Task<string> LinkOf(ServerProcess server, string participant)
    {
        var credential = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(server.DataFolder, "operator.json")))!;
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Operator", (string)credential["secret"]!);
        using var made = await http.PostAsJsonAsync("/api/sign-in-links", new { participant });
        made.EnsureSuccessStatusCode();
        return (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["link"]!;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
