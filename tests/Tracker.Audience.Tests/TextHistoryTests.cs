using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Storage;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>The history of a text over the API: for those who hold its compartment, and for nobody else.</summary>
public sealed class TextHistoryTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task History_is_read_by_those_who_hold_the_text_and_answered_as_nothing_to_the_others()
    {
        await stage.FoundWhole("history");
        foreach (var at in DraftStory.Places)
        {
            var text = DraftStory.Of("history", at);
            foreach (var step in new DraftStory(at).Steps(new Tokens())) await stage.Must(text, step);
            foreach (var role in Cast.All)
                foreach (var route in (string[])["text?actor=", "text?at=2&actor=", "changes?actor="])
                {
                    using var browser = stage.Browser(role);
                    using var answer = await browser.GetAsync($"/api/draft/{route}{text}");
                    using var nothing = await browser.GetAsync($"/api/draft/{route}{DraftStory.Of("none", at)}");
                    Assert.Equal(role.Holds.Contains(at.Value) ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
                    Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
                    if (answer.StatusCode == HttpStatusCode.NotFound)
                        Assert.Equal(await nothing.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
                }
        }
    }

    [Fact]
    public async Task Client_reads_any_version_and_folds_what_changed_since_to_the_present()
    {
        await stage.FoundWhole("history-client");
        var (at, text) = (CompartmentId.Delegation, DraftStory.Of("history-client", CompartmentId.Delegation));
        foreach (var step in new DraftStory(at).Steps(new Tokens())) await stage.Must(text, step);
        var api = new ApiClient(stage.Browser(Cast.Member));
        var now = (await api.Text(text)).Value!;
        Assert.Equal(stage.DraftOf(text).Text, RichText.FromChange(now.Text));

        for (var version = 2L; version <= now.Version; version++)
        {
            var past = (await api.Text(text, version.ToString(System.Globalization.CultureInfo.InvariantCulture))).Value!;
            var since = (await api.TextChanges(text, version)).Value!;
            var folded = since.Aggregate(RichText.FromChange(past.Text), (whole, change) => whole.Apply(change.Change));
            Assert.Equal((version, now.Revision - since.Count), (past.Version, past.Revision));
            Assert.Equal(RichText.FromChange(now.Text), folded);
            Assert.NotNull(Comparison.Since(RichText.FromChange(past.Text), since.Select(c => (c.By.Value, c.Change))));
        }
    }

    [Theory]
    [InlineData("text?actor=draft/delegation/1/none/delegation/papers/brief&at=yesterday", "at")]
    [InlineData("changes?actor=draft/delegation/1/none/delegation/papers/brief&after=-1", "after")]
    [InlineData("changes?actor=draft/delegation/1/none/delegation/papers/brief&limit=0", "limit")]
    [InlineData("changes?actor=draft/delegation/1/none/delegation/papers/brief&limit=1000000", "limit")]
    [InlineData("text?actor=no%20actor", "actor")]
    public async Task Question_that_cannot_be_meant_names_its_field(string route, string field)
    {
        using var browser = stage.Browser(Cast.Head);
        using var answer = await browser.GetAsync("/api/draft/" + route);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var rejection = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(field, rejection.RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Text_of_many_changes_leaves_milestones_behind_it()
    {
        const int Changes = 1_100, AtOnce = 100;
        await stage.Found("milestones");
        var (at, text) = (CompartmentId.Delegation, DraftStory.Of("milestones", CompartmentId.Delegation));
        await stage.Must(Cast.Head, text, at, new CreateDraft("Brief"));
        for (var from = 0; from < Changes; from += AtOnce)
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(
                _ => stage.Must(Cast.Head, text, at, new ChangeText(from, TextChange.Build().Insert("x").ToChange()))));

        var milestones = stage.Services.GetRequiredService<IMilestones>();
        Milestone? found;
        while ((found = await milestones.Find(text, null, null, TestContext.Current.CancellationToken)) is null) await Task.Yield();
        Assert.InRange(found.Version, 1_000, Changes + 1);
        var past = (await new ApiClient(stage.Browser(Cast.Head)).Text(text, "1050")).Value!;
        Assert.Equal((1_050, 1_049), (past.Version, RichText.FromChange(past.Text).Length));
    }
}
