using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Client;
using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Faults;

/// <summary>Makes participants and a delegation through the API, as the operator of the server, and signs people in.</summary>
internal sealed class Crew(Uri server, string dataFolder) : IDisposable
{
    private static readonly GroupId Company = GroupId.Parse("org/crew");
    private readonly HttpClient http = new() { BaseAddress = server };

    public async Task<ActorId[]> Found(int delegations, int people, int points)
    {
        using (var credential = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(dataFolder, "operator.json"))))
            http.DefaultRequestHeaders.Add("Authorization", "Operator " + credential.RootElement.GetProperty("secret").GetString());
        await Direct(new AddOrganization(Company, "Crew", OrganizationKind.Company));
        for (var i = 0; i < people; i++)
        {
            await Direct(new AddParticipant(Person(i), $"Editor {i}"));
            await Direct(new AddMembership(EntityId.Parse($"m-{i}"), Person(i), Company));
        }
        var actors = Enumerable.Range(0, delegations).Select(d => ActorId.Parse($"delegation/crew-{d}")).ToArray();
        foreach (var actor in actors) await Found(actor, people, points);
        return actors;
    }

    /// <summary>A signed-in editor whose connection moves between the servers.</summary>
    public async Task<(TrackerConnection Connection, TrackerClient Client)> SignIn(int person, params Uri[] servers)
    {
        using var answer = await http.PostAsJsonAsync("/api/sign-in-links", new { participant = Person(person).Value });
        answer.EnsureSuccessStatusCode();
        var link = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetString()!;
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = server };
        using var form = new FormUrlEncodedContent([new("link", link[(link.IndexOf("link=", StringComparison.Ordinal) + 5)..])]);
        (await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode();
        var connection = new TrackerConnection(new ConnectionOptions(servers) { Http = o => o.Cookies = cookies });
        var client = new TrackerClient(connection, TrackerKinds.All, new Principal(Person(person), $"Editor {person}", [new Membership(Company)]));
        connection.Start();
        return (connection, client);
    }

    public void Dispose() => http.Dispose();

    public static ParticipantId Person(int i) => ParticipantId.Parse($"editor-{i}");
    public static EntityId Point(int i) => EntityId.Parse($"point-{i}");

    private async Task Found(ActorId actor, int people, int points)
    {
        await Send(actor, CompartmentId.Delegation, new CreateDelegation(
            "Crew", "SG13", "Meeting", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 27), Person(0), "Editor 0", Company));
        var (connection, client) = await SignIn(0, server);
        await using var _ = connection;
        await using var __ = client;
        var session = client.Open(actor);
        await session.Opened;
        for (var i = 1; i < people; i++)
            await Accepted(session.Send(CompartmentId.Delegation,
                new AddToRoster(EntityId.Parse($"r-{i}"), Person(i), $"Editor {i}", Company, RosterRole.Member)));
        for (var i = 0; i < points; i++)
            await Accepted(session.Send(CompartmentId.Delegation, new AddPoint(Point(i), $"{i}", $"Point {i}")));
    }

    private static async Task Accepted(Task<Protocol.OutcomeMessage> sent)
    {
        var outcome = await sent;
        Assert.True(outcome.Result == Protocol.Result.Accepted, outcome.Rejection?.Sentence);
    }

    private Task Direct(Command command) => Send(DirectoryKind.Actor, CompartmentId.Administration, command);

    private async Task Send(ActorId actor, CompartmentId at, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        using var payload = JsonDocument.Parse(codec.Encode(command));
        using var answer = await http.PostAsJsonAsync(
            $"/api/{actor.Kind}/{codec.NameOf(command).Name}",
            new { actor = actor.Value, operation = Guid.NewGuid(), compartment = at.Value, seen = 0, payload = payload.RootElement });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
