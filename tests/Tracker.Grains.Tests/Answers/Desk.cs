using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tracker.Client;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;

namespace Tracker.Grains.Tests.Answers;

/// <summary>One state of a record as one participant has it before him, on the server and in his client.</summary>
internal sealed class Desk(Life life, RecordState state, Principal who) : ITransport, IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(Cast.Now);
    private readonly Counted log = new(who.Id);
    private LiveRecord? server;
    private TrackerClient? client;
    private RecordSession? session;

    /// <summary>What the rules say, asked directly.</summary>
    public Decision Directly(CompartmentId at, Command command, GroupId? onBehalfOf)
    {
        var today = DateOnly.FromDateTime(Cast.Now.UtcDateTime);
        var standing = Standing.Of(who, life.Inherited?.Access ?? life.Kind.AccessListOf(state), today);
        return Turn.Judge(new TurnContext(life.Kind, life.Actor, state, standing, Cast.Now, life.Inherited?.Terms), new Submission(at, command, onBehalfOf));
    }

    /// <summary>What the server answers, and how many events it stored.</summary>
    public async Task<(Rejection? Rejection, int Events)> ByServer(CompartmentId at, Question question, GroupId? onBehalfOf)
    {
        server ??= await Load();
        log.Events = 0;
        var payload = new RawJson(System.Text.Encoding.UTF8.GetBytes(question.Json));
        var outcome = await server.Execute(who, new CommandMessage(life.Actor, OperationId.New(), at, 0, question.Name, payload, onBehalfOf));
        Assert.NotEqual(Result.Unknown, outcome.Result);
        if (log.Events > 0) server = null;
        return (outcome.Rejection, log.Events);
    }

    /// <summary>What the client says before it sends anything.</summary>
    public async Task<Rejection?> InClient(CompartmentId at, Command command, GroupId? onBehalfOf) => (await Open()).Refuses(at, command, onBehalfOf);

    /// <summary>How many events the client shows in the compartments that the viewer holds, before the server answers.</summary>
    public async Task<int> Predicted(CompartmentId at, Command command, GroupId? onBehalfOf)
    {
        var open = await Open();
        _ = open.Send(at, command, onBehalfOf);
        var shown = open.Rights.Keys.Sum(c => open.View.VersionOf(c) - open.Confirmed.VersionOf(c));
        await Close();
        return (int)shown;
    }

    /// <summary>
    /// True where the client cannot know better: of a record that is not shared with him, and of a text before it is made, the viewer
    /// has neither the roster nor that it exists; of a text that he opens, nothing of how it came about. He never keeps back what the
    /// server would take.
    /// </summary>
    public async Task<bool> CannotKnow(Command command, Rejection? told, Rejection? refused)
    {
        if (refused is null && told is not { Code: RejectionCode.NotFound or RejectionCode.Forbidden or RejectionCode.Stale }) return false;
        return told?.Code == RejectionCode.Stale
            || life.Kind.Creates(command) && (await Open()).Rights.IsEmpty && (state.Exists || life.Inherited is not null);
    }

    public async Task<bool> Holds(CompartmentId at) => (await Open()).Rights.ContainsKey(at);

    Link ITransport.Link => Link.Up;
    long ITransport.Epoch => 1;
    event Action? ITransport.LinkChanged { add { } remove { } }
    event Action<string, RawJson>? ITransport.Received { add { } remove { } }
    event Action<byte[]>? ITransport.TextReceived { add { } remove { } }
    Task ITransport.Send(string method, byte[] bytes) => throw new NotSupportedException(method);

    /// <summary>The record opens as on the server; commands wait for ever, so that what is shown stays a prediction.</summary>
    async Task<RawJson> ITransport.Invoke(string method, RawJson argument, CancellationToken cancel)
    {
        if (method == Wire.Open) return WireCodec.Pack((await Load()).Open(who, WireCodec.Unpack<OpenMessage>(argument).Message!.Known ?? []));
        await Task.Delay(Timeout.Infinite, cancel);
        return default;
    }

    public async ValueTask DisposeAsync() => await Close();

    private async Task<RecordSession> Open()
    {
        if (session is not null) return session;
        client = new TrackerClient(this, TrackerKinds.All, who, time, seed: 1);
        session = client.Open(life.Actor);
        await session.Opened;
        return session;
    }

    private async Task Close()
    {
        session = null;
        if (client is not null) await client.DisposeAsync();
        client = null;
    }

    private async Task<LiveRecord> Load()
    {
        var version = state.Compartments.Values.Sum(c => c.Version);
        log.Last = version;
        var record = new LiveRecord(life.Actor, life.Kind, log, time, NullLogger.Instance);
        if (Domain.Drafts.DraftId.IsText(life.Actor)) record.Inherit(life.Inherited);
        await record.Load(state.Exists ? new RecordSnapshot(state, version, HashChain.Origin, Cast.Now.AddMinutes(-1)) : null);
        return record;
    }

    /// <summary>A log that ends with the event of the snapshot and counts what is appended.</summary>
    private sealed class Counted(ParticipantId by) : IEventLog
    {
        public int Events { get; set; }

        /// <summary>The version of the event that the snapshot is proven by; 0 if there is none.</summary>
        public long Last { get; set; }

        public Task Append(Append append)
        {
            Events += append.Events.Count;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit = int.MaxValue, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<StoredEvent>>(after < Last ? [Proof(actor)] : []);

        private StoredEvent Proof(ActorId actor) => new(
            actor, Last, CompartmentId.Record, 1, OperationId.New(), 0, by, null, "proof", 1, [], Cast.Now.AddMinutes(-1), HashChain.Origin);

        public Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<StoredEvent>>([]);

        public IAsyncEnumerable<ActorId> Actors(CancellationToken cancellation = default) => AsyncEnumerable.Empty<ActorId>();
    }
}
