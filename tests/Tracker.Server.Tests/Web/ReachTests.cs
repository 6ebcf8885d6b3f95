using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tracker.Domain;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.Web;

/// <summary>Pages as the server writes them, followed by their links alone: what a reader without a script, or a crawler of their own, finds.</summary>
public sealed partial class ReachTests
{
    private const int Steps = 4;

    [Fact]
    public async Task Every_fact_of_the_sample_is_at_most_four_links_from_home_and_says_where_its_source_has_it()
    {
        await using var server = await RunningServer.Start(settings: ("Tracker:Limits:MessagesPerSecond", "100000"));
        using var admin = await server.SignedIn("admin");
        Assert.Empty((await RunningServer.Json(await admin.PostAsync("/api/sample", null)))["problems"]!.AsArray());
        using var reader = await server.SignedIn("sample-member");

        var (shown, sources) = await Follow(reader);

        var facts = await Facts(reader);
        Assert.True(facts.Count > 4_000, $"{facts.Count} facts");
        Assert.Empty(facts.Except(shown.Keys).Order().Take(20));
        Assert.All(facts, f => Assert.NotEmpty(shown[f]));
        // One of each record, on the page that is one link further.
        foreach (var (fact, address) in sources.Where(s => facts.Contains(s.Key)).GroupBy(s => s.Key.Split('?')[0]).Select(g => g.First()))
        {
            var page = await reader.GetStringAsync("/" + address);
            Assert.True(page.Contains("id=\"source\"", StringComparison.Ordinal) && page.Contains("<dt>Document</dt>", StringComparison.Ordinal), fact);
        }
    }

    /// <summary>Each fact that a page shows within the steps, with what is said of its source; and where its source is shown within them.</summary>
    private static async Task<(ConcurrentDictionary<string, string> Shown, ConcurrentDictionary<string, string> Sources)> Follow(HttpClient reader)
    {
        var (shown, sources) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, string>());
        var seen = new HashSet<string> { "" };
        IReadOnlyCollection<string> step = [""];
        for (var at = 0; at <= Steps && step.Count > 0; at++)
        {
            var links = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(step, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (address, cancel) =>
            {
                using var answer = await reader.GetAsync("/" + address, cancel);
                Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.MovedPermanently, $"{address}: {answer.StatusCode}");
                var page = await answer.Content.ReadAsStringAsync(cancel);
                foreach (Match link in Link().Matches(page)) links.Add(WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0].TrimStart('/'));
                foreach (Match chip in Source().Matches(page))
                {
                    var (to, key) = (WebUtility.HtmlDecode(chip.Groups[1].Value), chip.Groups[2].Value + "?" + chip.Groups[3].Value);
                    shown[key] = chip.Groups[4].Value;
                    if (at < Steps) sources[key] = to.Split('#')[0];
                }
            });
            step = [.. links.Where(l => IsPage(l) && seen.Add(l))];
        }
        return (shown, sources);
    }

    /// <summary>Every claim that the reader may read, as record and id.</summary>
    private static async Task<HashSet<string>> Facts(HttpClient reader)
    {
        var facts = new HashSet<string>();
        foreach (var kind in TrackerKinds.Subjects)
            for (var skip = 0; ; skip += 200)
            {
                var lines = JsonNode.Parse(await reader.GetStringAsync($"/api/records?kind={kind.Name}&skip={skip}&take=200"))!.AsArray();
                foreach (var actor in lines.Select(l => (string)l!["actor"]!))
                    foreach (var part in JsonNode.Parse(await reader.GetStringAsync("/api/record?actor=" + actor))!["parts"]!.AsArray())
                        foreach (var claim in part!["state"]?["book"]?["claims"]?.AsArray() ?? [])
                            facts.Add($"{actor}?{(string)claim!["assertion"]!["id"]!}");
                if (lines.Count < 200) break;
            }
        return facts;
    }

    /// <summary>Pages of the program, except those of one claim, of which there are thousands, and of forms.</summary>
    private static bool IsPage(string link) =>
        !((string[])["://", "claim=", "form="]).Any(other => link.Contains(other, StringComparison.Ordinal))
        && !link.EndsWith("/new", StringComparison.Ordinal);

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<a class=\"src\" href=\"(records/([^\"?]+)[?]claim=([^\"&#]+)[^\"]*)\"[^>]* title=\"[^\"]+\"[^>]* aria-label=\"Source: ([^\"]+)\"")]
    private static partial Regex Source();
}
