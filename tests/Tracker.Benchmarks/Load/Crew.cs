using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Benchmarks.Load;

/// <summary>Makes the participants and their delegations through the API, as the operator of the server, and signs people in.</summary>
internal sealed class Crew(ServerProcess server, int people, CancellationToken cancellation)
{
    private const int Points = 20;
    private static readonly GroupId Company = GroupId.Parse("org/load");
    private readonly Dictionary<int, string> cookies = [];
    private HttpClient http = server.Operator();

    public int People => people;
    public int Records { get; private set; }

    public static ActorId Actor(int i) => ActorId.Parse(Text($"delegation/load-{i}"));
    public static EntityId Point(int i) => EntityId.Parse(Text($"point-{i}"));

    /// <summary>Every record with all the people as members, and an agenda point with a text for each of them.</summary>
    public async Task Found(int records)
    {
        await Direct(new AddOrganization(Company, "Load", OrganizationKind.Company));
        for (var i = 0; i < people; i++)
        {
            await Direct(new AddParticipant(Person(i), Text($"Editor {i}")));
            await Direct(new AddMembership(EntityId.Parse(Text($"m-{i}")), Person(i), Company));
        }
        await using var head = await SignIn(0);
        await Parallel.ForAsync(0, records, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (i, _) =>
            await Found(Actor(i), head));
        Records = records;
    }

    /// <summary>Reads the operator's credential again after a restart. Sessions outlive it.</summary>
    public async Task Renew()
    {
        http.Dispose();
        http = server.Operator();
        await using var viewer = await SignIn(0);
    }

    /// <summary>A connection of its own; a participant signs in once.</summary>
    public async Task<Viewer> SignIn(int person) => await Viewer.Connect(server.Address, await CookieOf(person), cancellation);

    public async Task<string> CookieOf(int person)
    {
        if (!cookies.TryGetValue(person, out var cookie)) cookies[person] = cookie = await Cookie(Person(person));
        return cookie;
    }

    public static Principal Principal(int person) => new(Person(person), Text($"Editor {person}"), [new Membership(Company)]);

    /// <summary>The session of somebody from another company who is on no roster.</summary>
    public async Task<string> Outsider()
    {
        var (outsider, other) = (ParticipantId.Parse("outsider"), GroupId.Parse("org/other"));
        await Direct(new AddOrganization(other, "Other", OrganizationKind.Company));
        await Direct(new AddParticipant(outsider, "Outsider"));
        await Direct(new AddMembership(EntityId.Parse("m-outsider"), outsider, other));
        return await Cookie(outsider);
    }

    /// <summary>One more record of all the people.</summary>
    public async Task Found(ActorId actor, Viewer head)
    {
        await Send(actor, CompartmentId.Delegation, new CreateDelegation(
            "Load", "SG13", "Meeting", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 27), Person(0), "Editor 0", Company));
        var commands = Enumerable.Range(1, people - 1)
            .Select(i => (Command)new AddToRoster(EntityId.Parse(Text($"r-{i}")), Person(i), Text($"Editor {i}"), Company, RosterRole.Member))
            .Concat(Enumerable.Range(0, Math.Max(Points, people)).Select(i => new AddPoint(Point(i), Text($"{i}"), Text($"Agenda point {i}"))))
            .Concat(Enumerable.Range(0, Math.Max(Points, people))
                .Select(i => new EditPositionText(Point(i), PositionText.PreferredOutcome, new Edit(null, Outcome))));
        foreach (var command in commands)
            if (await head.Execute(actor, command, cancellation) is { Result: not Result.Accepted } refused)
                throw new InvalidOperationException($"{command}: {refused.Rejection?.Sentence ?? "outcome unknown"}");
    }

    private const string Outcome = "The delegation supports the proposal with the changes that were agreed in the last meeting of the working group.";

    private Task Direct(Command command) => Send(DirectoryKind.Actor, CompartmentId.Administration, command);

    private async Task Send(ActorId actor, CompartmentId at, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        using var payload = JsonDocument.Parse(codec.Encode(command));
        using var answer = await http.PostAsJsonAsync(
            $"/api/{actor.Kind}/{codec.NameOf(command).Name}",
            new { actor = actor.Value, operation = Guid.NewGuid(), compartment = at.Value, seen = 0, payload = payload.RootElement }, cancellation);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{command}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    private async Task<string> Cookie(ParticipantId participant)
    {
        using var answer = await http.PostAsJsonAsync("/api/sign-in-links", new { participant = participant.Value }, cancellation);
        answer.EnsureSuccessStatusCode();
        var link = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("link").GetString()!;
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        using var form = new FormUrlEncodedContent([new("link", link.Split("link=")[1])]);
        using var response = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form, cancellation);
        return string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private static ParticipantId Person(int i) => ParticipantId.Parse(Text($"editor-{i}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
