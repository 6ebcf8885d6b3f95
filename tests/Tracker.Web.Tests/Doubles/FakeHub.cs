using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using Bunit;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Web.Tests.Doubles;

/// <summary>A hub with one record in it, a delegation unless the test says another: it answers what the test says and keeps what was sent.</summary>
public sealed class FakeHub : ITransport, IAsyncDisposable
{
    public static readonly ActorId Actor = ActorId.Parse("delegation/test");
    public static readonly ParticipantId Ann = ParticipantId.Parse("ann");
    public static readonly ParticipantId Ben = ParticipantId.Parse("ben");
    public static readonly EntityId Point = EntityId.Parse("p1");
    public static readonly GroupId Acme = GroupId.Parse("org/acme");

    /// <summary>When everything happens, unless the test says another time.</summary>
    public static readonly DateTimeOffset Usual = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly RecordKind kind;
    private readonly ActorId actor;
    private readonly Channel<CommandMessage> sent = Channel.CreateUnbounded<CommandMessage>();
    private readonly Channel<PresenceUpdate> looks = Channel.CreateUnbounded<PresenceUpdate>();
    private readonly Dictionary<CompartmentId, Right> rights = [];
    private RecordState record = RecordState.Empty;

    public FakeHub(RecordKind kind, ActorId actor) => (this.kind, this.actor) = (kind, actor);

    public FakeHub() : this(new DelegationKind(), Actor)
    {
        Happen(CompartmentId.Delegation, new DelegationCreated("SG13", "ITU-T SG13", "July meeting", new(2026, 7, 4), new(2026, 7, 15)));
        Happen(CompartmentId.Delegation, new RosterEntryAdded(EntityId.Parse("r1"), Ann, "Ann Ahead", Acme, RosterRole.Head));
        Happen(CompartmentId.Delegation, new RosterEntryAdded(EntityId.Parse("r2"), Ben, "Ben Boat", GroupId.Parse("office/x"), RosterRole.Liaison));
        Happen(CompartmentId.Delegation, new PointAdded(Point, "7.2", "Framework"));
        rights[CompartmentId.Delegation] = Right.Write;
    }

    public Link Link { get; private set; } = Link.Up;
    public long Epoch { get; private set; } = 1;
    public event Action? LinkChanged;
    public event Action<string, RawJson>? Received;
    public event Action<byte[]>? TextReceived { add { } remove { } }

    /// <summary>The next command that is sent. A command leaves on a thread of its own and renders nothing: a test waits for it here.</summary>
    public Task<CommandMessage> NextSent() => sent.Reader.ReadAsync().AsTask().WaitAsync(BunitContext.DefaultWaitTimeout);

    /// <summary>The next thing that the page says its reader looks at, of those that are meant.</summary>
    public async Task<PresenceUpdate> NextLook(Func<PresenceUpdate, bool> meant)
    {
        while (true)
            if (await looks.Reader.ReadAsync().AsTask().WaitAsync(BunitContext.DefaultWaitTimeout) is var look && meant(look)) return look;
    }

    public bool HasSent => sent.Reader.TryPeek(out _);

    /// <summary>The answer to a command; never, where it is null: the command stays on the way.</summary>
    public Func<CommandMessage, OutcomeMessage?> Judge { get; set; } = _ => null;

    public RosterRole Role { get; set; } = RosterRole.Head;

    /// <summary>Why the record takes no edits, or null.</summary>
    public string? ReadOnly { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Who is signed in in the browser.</summary>
    public ViewerName Viewer { get; set; } = new(Ann, "Ann Ahead");

    /// <summary>How often the page asked to connect again at once.</summary>
    public int Retries { get; private set; }

    public void Hold(CompartmentId compartment, Right right) => rights[compartment] = right;

    /// <summary>Something happened before the record is opened.</summary>
    public void Happen(CompartmentId at, Event happened, ParticipantId? by = null, DateTimeOffset? when = null) => record = record.Apply(kind, new Recorded(
        at, record.VersionOf(at) + 1, OperationId.New(), by ?? Ann, null, when ?? Usual, happened));

    /// <summary>Something happens now, and every viewer is told.</summary>
    public void Tell(CompartmentId at, Event happened, ParticipantId by, OperationId? operation = null)
    {
        Happen(at, happened, by);
        var (name, schema) = kind.Codec.NameOf(happened);
        var wire = new WireEvent(name, schema, operation ?? OperationId.New(), by,
            new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.Zero), new RawJson(kind.Codec.Encode(happened)));
        Received?.Invoke(Wire.Frame, WireCodec.Pack(new FrameMessage(actor, at, record.VersionOf(at), [wire])));
    }

    public void Show(params Present[] present) => Received?.Invoke(Wire.Presence, WireCodec.Pack(new PresenceMessage(actor, present)));

    /// <summary>No connection was ever made, for some seconds.</summary>
    public void Block() => (Link, Epoch) = (Link.Offline, 0);

    /// <summary>The viewer may read nothing from now on, and is told.</summary>
    public void Leave()
    {
        rights.Clear();
        Received?.Invoke(Wire.Reopen, WireCodec.Pack(new ReopenMessage(actor)));
    }

    public void Lose(Link link = Link.Reconnecting)
    {
        Link = link;
        LinkChanged?.Invoke();
    }

    /// <summary>A new connection, as the one who is signed in.</summary>
    public void Return()
    {
        (Link, Epoch) = (Link.Up, Epoch + 1);
        LinkChanged?.Invoke();
    }

    public void Retry() => Retries++;

    public Task Send(string method, byte[] bytes) => Task.CompletedTask;

    public Task<RawJson> Invoke(string method, RawJson argument, CancellationToken cancel) => method switch
    {
        Wire.Open when WireCodec.Unpack<OpenMessage>(argument).Message!.Actor is var other && other != actor =>
            Task.FromResult(WireCodec.Pack(new OpenedMessage(other, [], Rejection.NotFound))),
        Wire.Open when rights.Count == 0 => Task.FromResult(WireCodec.Pack(new OpenedMessage(actor, [], Rejection.NotFound))),
        Wire.Open => Task.FromResult(WireCodec.Pack(new OpenedMessage(actor, [.. rights.Select(Part)], Role: Role, ReadOnly: ReadOnly, Viewer: Viewer))),
        Wire.Look => Looked(WireCodec.Unpack<PresenceUpdate>(argument).Message!),
        Wire.Execute => Execute(WireCodec.Unpack<CommandMessage>(argument).Message!, cancel),
        _ => Task.FromResult(WireCodec.Pack(new OutcomeMessage(Result.Accepted))),
    };

    private Task<RawJson> Looked(PresenceUpdate look)
    {
        looks.Writer.TryWrite(look);
        return Task.FromResult(WireCodec.Pack(new OutcomeMessage(Result.Accepted)));
    }

    private OpenedPart Part(KeyValuePair<CompartmentId, Right> held) => new(
        held.Key, held.Value, record.VersionOf(held.Key),
        new RawJson(JsonSerializer.SerializeToUtf8Bytes(record.Compartments.TryGetValue(held.Key, out var c) ? c.State : kind.EmptyState, kind.StateInfo)));

    private async Task<RawJson> Execute(CommandMessage message, CancellationToken cancel)
    {
        sent.Writer.TryWrite(message);
        if (Judge(message) is { } outcome) return WireCodec.Pack(outcome);
        await new TaskCompletionSource().Task.WaitAsync(cancel);
        return WireCodec.Pack(OutcomeMessage.Unknown);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
