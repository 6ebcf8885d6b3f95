using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>The sample on PostgreSQL with two servers, and one browser for all people of a story; who signs in gets one server after the other.</summary>
public sealed class TwoServers(Chromium chromium) : IAsyncLifetime
{
    private PostgresDatabase database = null!;
    private ServerProcess first = null!, second = null!;
    private HttpClient operating = null!;
    private int signedIn;

    public Uri Address => first.Address;

    public async ValueTask InitializeAsync()
    {
        database = await SampledDatabase.Create();
        first = await ServerProcess.Start("--postgres", database.ConnectionString);
        second = await ServerProcess.Start("--postgres", database.ConnectionString);
        operating = new HttpClient { BaseAddress = first.Address };
        using var credential = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(first.DataFolder, "operator.json")));
        operating.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Operator", credential.RootElement.GetProperty("secret").GetString());
    }

    /// <summary>At the first server or the second, in turn.</summary>
    public async Task<Seat> SignIn(string participant, Action<BrowserNewContextOptions>? more = null)
    {
        var server = Interlocked.Increment(ref signedIn) % 2 == 1 ? first.Address : second.Address;
        var link = new Uri(server, new Uri(await first.Link(participant)).PathAndQuery);
        return new Seat(await Person.SignIn(chromium.Browser, link.ToString(), more), server);
    }

    /// <summary>Signs in without a browser, for what many people do alike: at the first server or the second, in turn.</summary>
    public async Task<HttpClient> SignInWithoutBrowser(string participant)
    {
        var client = new HttpClient { BaseAddress = Interlocked.Increment(ref signedIn) % 2 == 1 ? first.Address : second.Address };
        var secret = new Uri(await first.Link(participant)).Query["?link=".Length..];
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("link", secret)]));
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Adds somebody with their organisation, as the operator, and gives the membership.</summary>
    public async Task<EntityId> Add(string participant, string name, GroupId group, OrganizationKind? kind = null, string? called = null)
    {
        var membership = EntityId.New();
        if (kind is { } added) await Direct(new AddOrganization(group, called ?? group.Value, added));
        await Direct(new AddParticipant(ParticipantId.Parse(participant), name));
        await Direct(new AddMembership(membership, ParticipantId.Parse(participant), group));
        return membership;
    }

    /// <summary>Ends a membership, as the operator.</summary>
    public Task Leaves(string participant, EntityId membership) => Direct(new RemoveMembership(membership, ParticipantId.Parse(participant)));

    /// <summary>Attempts that were refused, as an administrator reads them.</summary>
    public async Task<IReadOnlyList<(string Participant, string Command, string Code)>> Refusals()
    {
        var lines = await operating.GetFromJsonAsync<JsonElement>("/api/refusals");
        return [.. lines.EnumerateArray().Select(l => (Text(l, "participant"), Text(l, "command"), Text(l, "code")))];

        static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
    }

    private async Task Direct(Command command)
    {
        var codec = TrackerKinds.All.Of(DirectoryKind.Actor)!.Codec;
        using var payload = JsonDocument.Parse(codec.Encode(command));
        using var answer = await operating.PostAsJsonAsync(
            $"/api/directory/{codec.NameOf(command).Name}",
            new
            {
                actor = DirectoryKind.Actor.Value, operation = Guid.NewGuid(), compartment = CompartmentId.Administration.Value, seen = 0,
                payload = payload.RootElement,
            });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        operating?.Dispose();
        foreach (var server in (ServerProcess?[])[first, second])
            if (server is not null) await server.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}

/// <summary>A person of a story at the server where they signed in.</summary>
public sealed class Seat(Person person, Uri server) : IAsyncDisposable
{
    public Person Person => person;
    public IPage Page => person.Page;
    public ILocator Main => Page.Locator("main");

    public Task Go(string address) => person.Go(new Uri(server, address));

    /// <summary>Presses a button or link by its exact name, the first of several.</summary>
    public Task Press(string button, ILocator? within = null) =>
        (within ?? Page.Locator("body")).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Fills a field as soon as it works and leaves it.</summary>
    public async Task Fill(string field, string words)
    {
        var input = Page.Locator(field);
        await Assertions.Expect(input).ToBeEditableAsync();
        await input.FillAsync(words);
        await input.BlurAsync();
    }

    public Task Sees(string words, string where = "main") => Assertions.Expect(Page.Locator(where).First).ToContainTextAsync(words);

    public ValueTask DisposeAsync() => person.DisposeAsync();

    /// <summary>Sends a command over the API with the session of this browser: for what a story presupposes and another test does on screens.</summary>
    public async Task Sends(ActorId actor, CompartmentId at, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        await Page.EvaluateAsync(
            """
            async ([kind, name, actor, compartment, payload]) => {
              const answer = await fetch(`/api/${kind}/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(
                { actor, operation: crypto.randomUUID(), compartment, seen: 0, payload: JSON.parse(payload) }) });
              if (!answer.ok) throw new Error(await answer.text());
            }
            """,
            new[] { actor.Kind, codec.NameOf(command).Name, actor.Value, at.Value, global::System.Text.Encoding.UTF8.GetString(codec.Encode(command)) });
    }

    /// <summary>The page as it is read, in light as wide as a desk and in dark as narrow as a phone, if a folder for that is named.</summary>
    public async Task Photographed(string name)
    {
        if (Environment.GetEnvironmentVariable("TRACKER_TEST_PHOTOGRAPHS") is not { Length: > 0 } folder) return;
        await Page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Page.SetViewportSizeAsync(390, 800);
        await Page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + "-phone.png"), FullPage = true });
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(1280, 900);
    }
}
