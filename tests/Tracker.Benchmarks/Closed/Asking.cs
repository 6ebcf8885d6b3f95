using System.Text;
using Tracker.Benchmarks.Load;
using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Benchmarks.Closed;

/// <summary>The ways in which somebody outside can ask for a record.</summary>
internal sealed class Asking : IAsyncDisposable
{
    private readonly Viewer viewer;
    private readonly HttpClient http;

    private Asking(Viewer viewer, HttpClient http) => (this.viewer, this.http) = (viewer, http);

    public static async Task<Asking> Of(ServerProcess server, string cookie, CancellationToken cancellation)
    {
        var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        return new Asking(await Viewer.Connect(server.Address, cookie, cancellation), http);
    }

    /// <summary>Each by the kind of record and the number of its name.</summary>
    public IReadOnlyList<(string Way, Func<int, int, Task> Ask)> Ways =>
    [
        ("open a delegation", (kind, i) => Open(TellApart.Delegation(kind, i))),
        ("open a text", (kind, i) => Open(TellApart.Text(kind, i))),
        ("edit a delegation", (kind, i) => Send(TellApart.Delegation(kind, i), new EditMandate(new Edit(null, "Mine")))),
        ("concur, which reads texts", (kind, i) => Send(TellApart.Delegation(kind, i), new Concur(Crew.Point(0), 1, Answer.Concur))),
        ("create a text, version 1 seen", (kind, i) => Send(TellApart.Text(kind, i), new CreateDraft("Mine"), seen: 1)),
        ("change a text, resent", (kind, i) => Send(TellApart.Text(kind, i), new ChangeText(0, TextChange.Build().Insert("x").ToChange()), again: true)),
        ("look at a delegation", (kind, i) => viewer.Ask(Wire.Look, WireCodec.Pack(new PresenceUpdate(TellApart.Delegation(kind, i))))),
        ("GET /api/record", (kind, i) => Get($"/api/record?actor={TellApart.Delegation(kind, i)}")),
        ("GET /api/history", (kind, i) => Get($"/api/history?actor={TellApart.Delegation(kind, i)}")),
        ("GET /api/draft/list", (kind, i) => Get($"/api/draft/list?of={TellApart.Delegation(kind, i)}")),
        ("GET /api/draft/text", (kind, i) => Get($"/api/draft/text?actor={TellApart.Text(kind, i)}")),
        ("POST /api/delegation/edit-mandate", (kind, i) => Post(TellApart.Delegation(kind, i), new EditMandate(new Edit(null, "Mine")))),
        ("page of a delegation", (kind, i) => Get($"/{TellApart.Delegation(kind, i)}")),
        ("page of a text", (kind, i) => Get($"/{TellApart.Text(kind, i)}")),
    ];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await viewer.DisposeAsync();
    }

    private Task<RawJson> Open(ActorId actor) => viewer.Ask(Wire.Open, WireCodec.Pack(new OpenMessage(actor)));

    private Task<RawJson> Send(ActorId actor, Command command, long seen = 0, bool again = false)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        return viewer.Ask(Wire.Execute, WireCodec.Pack(new CommandMessage(
            actor, OperationId.New(), CompartmentId.Delegation, seen, codec.NameOf(command).Name, new RawJson(codec.Encode(command)), Again: again)));
    }

    private async Task Get(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task Post(ActorId actor, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        var json = $$"""{"actor":"{{actor}}","operation":"{{Guid.NewGuid()}}","compartment":"delegation","seen":0,"payload":{{Json(codec.Encode(command))}}}""";
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"/api/{actor.Kind}/{codec.NameOf(command).Name}", UriKind.Relative), body);
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Json(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
