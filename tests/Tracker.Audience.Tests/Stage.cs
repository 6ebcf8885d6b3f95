using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Domain.Screening;
using Tracker.Domain.Sources;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.Alerts;
using Tracker.Server.Directory;
using Tracker.Server.FirstStart;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Server.SignIn;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Audience.Tests;

/// <summary>A real server on SQLite with the whole <see cref="Cast"/> in its directory, each signed in with a session.</summary>
public class Stage : IAsyncLifetime
{
    private readonly int messagesPerSecond;
    private readonly SqliteFile data = new();
    private readonly ConcurrentDictionary<(ActorId, string), bool> told = [];
    private readonly Dictionary<string, string> cookies = [];
    private readonly HashSet<GroupId> organizations = [];
    private readonly ConcurrentBag<string> documents = [];
    private WebApplication app = null!;

    /// <summary>Live connections that one participant may have.</summary>
    internal const int MostConnections = 8;

    /// <summary>Whoever asks for everything is not made to wait for their allowance: that is tested on a stage of its own.</summary>
    public Stage() : this(200_000)
    {
    }

    /// <param name="messagesPerSecond">What one participant may send in a second.</param>
    protected Stage(int messagesPerSecond) => this.messagesPerSecond = messagesPerSecond;

    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app.Services;
    /// <summary>The digests of the documents that were uploaded here.</summary>
    internal string[] Documents => [.. documents];

    internal RecordKinds Kinds => Services.GetRequiredService<RecordKinds>();

    public async ValueTask InitializeAsync()
    {
        app = await TrackerServer.Build(
        [
            new("urls", "http://127.0.0.1:0"), new("Tracker:Storage:DataFolder", data.Folder),
            new("Tracker:Limits:RequestsPerMinute", "100000"), new("Tracker:Limits:NotFoundPerMinute", "1000000"),
            new("Tracker:Limits:ConnectionsPerParticipant", MostConnections.ToString(CultureInfo.InvariantCulture)),
            new("Tracker:Limits:MessagesPerSecond", messagesPerSecond.ToString(CultureInfo.InvariantCulture)),
            new("Logging:LogLevel:Default", "Warning"), .. await Settings(),
        ], services =>
        {
            // When what waits goes out, the stories tell.
            services.Remove(services.Single(s => s.ImplementationType == typeof(HeldActFeed)));
            Configure(services);
        });
        await app.StartAsync();
        await Services.GetServices<IHostedService>().OfType<Opening>().Single().Opened;
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        foreach (var role in Cast.All) await Admit(role);
    }

    /// <summary>More settings of the server.</summary>
    protected virtual Task<IEnumerable<KeyValuePair<string, string?>>> Settings() => Task.FromResult<IEnumerable<KeyValuePair<string, string?>>>([]);

    /// <summary>Last changes to its services.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await app.StopAsync();
        await app.DisposeAsync();
        data.Dispose();
    }

    internal Principal Principal(Role role) => Services.GetRequiredService<IPrincipals>().Find(role.Participant)!;

    internal Task<Tap> Connect(Role role) => Tap.Connect(Address, cookies[role.Id]);

    /// <summary>A socket that opens a record and then never reads.</summary>
    internal async Task<ClientWebSocket> Frozen(Role role, ActorId actor)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies[role.Id]);
        await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = Wire.HubPath }.Uri, CancellationToken.None);
        var open = $$"""{"type":1,"invocationId":"1","target":"Open","arguments":[{{WireCodec.Pack(new OpenMessage(actor))}}]}""";
        foreach (var text in (string[])["{\"protocol\":\"json\",\"version\":1}", open])
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text + '\x1e'), WebSocketMessageType.Text, true, CancellationToken.None);
        return socket;
    }

    internal HttpClient Browser(Role role)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies[role.Id]);
        return client;
    }

    /// <summary>Sends a command past the network; fails where it is not accepted.</summary>
    internal async Task Must(Role by, ActorId actor, CompartmentId at, Command command)
    {
        var kind = Kinds.Of(actor)!;
        var outcome = by == Cast.System
            ? await Services.GetRequiredService<IGrainFactory>().Record(actor).SendAsProgram(kind, at, command)
            : await Services.GetRequiredService<Commands>().Execute(
            Principal(by), new CommandMessage(actor, OperationId.New(), at, 0, kind.Codec.NameOf(command).Name, new RawJson(kind.Codec.Encode(command))));
        Assert.True(outcome.Result == Result.Accepted, $"{command} by {by}: {outcome.Rejection?.Sentence} {outcome.Rejection?.Field}");
    }

    /// <summary>True for a step that can be told once only and was: the story goes on after it.</summary>
    internal bool IsOver(ActorId actor, Step step) => step.Once is { } once && !told.TryAdd((actor, once), true);

    /// <summary>A step of a story by the one who may do it.</summary>
    internal async Task Must(ActorId actor, Step step)
    {
        if (step is not TypedStep typed)
        {
            await Must(step.By, actor, step.At, CommandOf(actor, step));
            await Settle(actor, step);
            return;
        }
        await using var tap = await Connect(step.By);
        var window = await Replica.Open(tap, Kinds.Of(actor)!, actor, Guid.NewGuid());
        var rejection = await window.Type(typed.Change, typed.Intent);
        Assert.True(rejection is null, $"{typed.Intent} by {step.By}: {rejection?.Sentence}");
    }

    /// <summary>Nothing more happens by itself after a step.</summary>
    internal Task Settle(ActorId actor, Step step) => step.Due is { } due ? Must(actor, due) : Task.CompletedTask;

    /// <summary>A delegation of the head, with everybody who has a role on its roster.</summary>
    internal Task<ActorId> FoundWhole(string name) => Found(name, [.. Cast.All.Where(r => r.Roster is not null && r != Cast.Head)]);

    /// <summary>A delegation of the head, with a member and the liaison on its roster.</summary>
    internal Task<ActorId> Found(string name) => Found(name, [Cast.Member, Cast.Liaison]);

    private async Task<ActorId> Found(string name, Role[] roster)
    {
        var actor = ActorId.Parse("delegation/" + name);
        await Must(Cast.Liaison, actor, CompartmentId.Delegation, new CreateDelegation(
            "Delegation", "SG13", "Meeting", new DateOnly(2022, 11, 14), new DateOnly(2022, 11, 25), Cast.Head.Participant, "Head",
            GroupId.Parse("org/industry")));
        foreach (var role in roster)
            await Must(Cast.Head, actor, CompartmentId.Delegation, new AddToRoster(
                EntityId.Parse("r-" + role.Id), role.Participant, role.Id, GroupId.Parse(role.Group!), role.Roster!.Value));
        return actor;
    }

    /// <summary>What a step sends, from its compartment as it stands.</summary>
    internal Command CommandOf(ActorId actor, Step step)
    {
        var command = step.Command(StateOf(actor, step.At, step.By));
        if (command is AdoptListVersion { Document: var list }) Upload(list, ScreeningStory.BytesOf(list), step.By);
        if (command is not KeepCapture { Document: var document }) return command;
        documents.Add(document.Sha256);
        Upload(document, SourceStory.BytesOf(document), step.By);
        return command;
    }

    private void Upload(CapturedDocument document, byte[] bytes, Role by) => Services.GetRequiredService<IStore>().Documents
        .Keep(document, bytes, null, by.Participant, DateTimeOffset.UtcNow).GetAwaiter().GetResult();

    /// <summary>A compartment of a delegation as it stands.</summary>
    internal DelegationState StateOf(ActorId actor, CompartmentId at) =>
        (DelegationState)StateOf(actor, at, at == CompartmentId.Government ? Cast.Liaison : Cast.Head);

    /// <summary>A text as it stands.</summary>
    internal DraftState DraftOf(ActorId actor)
    {
        var at = DraftId.TryParse(actor)!.Value.Compartment;
        return (DraftState)StateOf(actor, at, DraftStory.Writer(at));
    }

    private object StateOf(ActorId actor, CompartmentId at, Role reader)
    {
        var kind = Kinds.Of(actor)!;
        var reply = Services.GetRequiredService<Commands>().Open(Principal(reader), new OpenMessage(actor)).GetAwaiter().GetResult();
        var part = WireCodec.Unpack<OpenedMessage>(new RawJson(reply.Opened)).Message!.Parts.FirstOrDefault(p => p.Compartment == at);
        return part?.State is { } state ? JsonSerializer.Deserialize(state.Utf8.Span, kind.StateInfo)! : kind.EmptyState;
    }

    internal async Task Direct(Command command)
    {
        var system = Services.GetRequiredService<IPrincipals>().Find(ParticipantId.System)!;
        var outcome = await Services.GetRequiredService<DirectoryDesk>().Send(system, command);
        Assert.True(outcome.Result == Result.Accepted, $"{command}: {outcome.Rejection?.Sentence}");
    }

    /// <summary>Brings a participant into the directory, with his organisation where nobody brought it yet, and signs him in.</summary>
    internal async Task Admit(Role role, string? name = null, string? organization = null)
    {
        await Direct(new AddParticipant(role.Participant, name ?? role.Id));
        if (role.Group is { } group)
        {
            var id = GroupId.Parse(group);
            if ((id.IsOrganization || id.IsOffice || id.IsPartner) && organizations.Add(id))
                await Direct(new AddOrganization(id, organization ?? group,
                    id.IsOffice ? OrganizationKind.GovernmentOffice : id.IsPartner ? OrganizationKind.PartnerDelegation : OrganizationKind.Company));
            await Direct(new AddMembership(EntityId.Parse("m-" + role.Id), role.Participant, id));
        }
        cookies[role.Id] = await SignIn(role.Participant);
    }

    private async Task<string> SignIn(ParticipantId participant)
    {
        var link = await Services.GetRequiredService<LinkIssuer>().Issue(participant, ParticipantId.System);
        var secret = link.Address[(link.Address.IndexOf("link=", StringComparison.Ordinal) + 5)..];
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        using var form = new FormUrlEncodedContent([new("link", secret)]);
        using var response = await client.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }
}
