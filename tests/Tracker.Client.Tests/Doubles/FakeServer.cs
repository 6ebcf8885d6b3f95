using System.Text.Json;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Doubles;

/// <summary>One record with the real rules, a log that survives restarts, and a memory of operations that does not.</summary>
internal sealed partial class FakeServer(RecordKind kind, ActorId actor, TimeProvider time)
{
    private readonly Dictionary<OperationId, OutcomeMessage> recent = [];
    private bool remembersEvents = true;

    public ActorId Actor => actor;
    public RecordKind Kind => kind;
    public RecordState State { get; private set; } = RecordState.Empty;
    public List<Recorded> Log { get; } = [];
    public List<FakeTransport> Viewers { get; } = [];

    /// <summary>JSON of every compartment at every version it had.</summary>
    public Dictionary<(CompartmentId, long), string> History { get; } = [];

    /// <summary>Operations that were accepted although nothing had to change.</summary>
    public HashSet<OperationId> WithoutEvents { get; } = [];

    /// <summary>Set to have the record closed for edits.</summary>
    public string? ReadOnly { get; set; }

    /// <summary>False for a server that does not refuse a page of another participant.</summary>
    public bool RefusesOthers { get; set; } = true;

    /// <summary>What happens to the next commands: null decides as usual.</summary>
    public Queue<Trouble> Troubles { get; } = new();

    public OutcomeMessage Execute(Principal principal, CommandMessage message)
    {
        if (RefusesOthers && message.Viewer is { } viewer && viewer != principal.Id) return OutcomeMessage.Rejected(Rejection.OtherViewer);
        if (recent.TryGetValue(message.Operation, out var known)) return known;
        if (message.Again && Log.Find(r => r.Operation == message.Operation) is { } done) return new OutcomeMessage(Result.Accepted, done.Version);
        var trouble = Troubles.TryDequeue(out var next) ? next : Trouble.None;
        if (trouble == Trouble.BeforeCommit) return OutcomeMessage.Unknown;
        if (trouble == Trouble.TooFast) return OutcomeMessage.Rejected(new Rejection(RejectionCode.TooFast, "Too many messages."));
        var outcome = Decide(principal, message);
        if (outcome.Result == Result.Accepted) recent[message.Operation] = outcome;
        return trouble == Trouble.AfterCommit ? OutcomeMessage.Unknown : outcome;
    }

    public OpenedMessage Open(Principal principal, OpenMessage open)
    {
        var viewer = new ViewerName(principal.Id, principal.Name);
        if (RefusesOthers && open.Viewer is { } page && page != principal.Id) return new OpenedMessage(open.Actor, [], Rejection.OtherViewer, Viewer: viewer);
        var standing = StandingOf(principal);
        var parts = State.Compartments.Keys.Where(c => kind.RightIn(standing, c) != Right.None).Select(c => Part(c, standing, open.Known)).ToList();
        return parts.Count == 0
            ? new OpenedMessage(open.Actor, [], Rejection.NotFound, Viewer: viewer)
            : new OpenedMessage(open.Actor, parts, ReadOnly: ReadOnly, Role: standing.Role, Text: open.Session is null ? null : TextNumber,
                Terms: Inherited?.Terms, Viewer: viewer);
    }

    public void Look(Principal principal, PresenceUpdate update)
    {
        var present = new PresenceMessage(actor,
            [new Present(principal.Id, principal.Name, update.Compartment, update.Entity, update.Field, update.Attention, update.Caret)]);
        foreach (var viewer in Viewers.Where(v => v.Open.Contains(actor))) viewer.Push(Wire.Presence, present);
    }

    /// <summary>Every connection is lost; the log stays, the memory of operations and recent events goes.</summary>
    public void Restart()
    {
        recent.Clear();
        remembersEvents = false;
        ForgetTyping();
        foreach (var viewer in Viewers) viewer.Disconnect();
    }

    /// <summary>Appends an event that no rule made, as a newer server could.</summary>
    public void PushEvent(CompartmentId compartment, long version, WireEvent wire)
    {
        foreach (var viewer in Viewers) viewer.Push(Wire.Frame, new FrameMessage(actor, compartment, version, [wire]));
    }

    /// <summary>Tells each viewer the version of a compartment, as the server does after changes.</summary>
    public void TellVersion(CompartmentId compartment)
    {
        foreach (var viewer in Viewers.Where(v => v.Open.Contains(actor) && kind.RightIn(StandingOf(v.Principal), compartment) != Right.None))
            viewer.Push(Wire.Frame, new FrameMessage(actor, compartment, State.VersionOf(compartment) + 1, []));
    }

    public Standing StandingOf(Principal principal) =>
        Standing.Of(principal, Inherited?.Access ?? kind.AccessListOf(State), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    public string Json(object state) => JsonSerializer.Serialize(state, kind.StateInfo);

    private OutcomeMessage Decide(Principal principal, CommandMessage message)
    {
        var (command, malformed) = kind.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span);
        var decision = Turn.Judge(
            new TurnContext(kind, actor, State, StandingOf(principal), time.GetUtcNow(), Inherited?.Terms, ReadOnly),
            new Submission(message.Compartment, command, message.OnBehalfOf, message.Seen, malformed));
        if (decision.Rejection is { } rejection) return OutcomeMessage.Rejected(rejection);
        if (decision.Events.IsEmpty) WithoutEvents.Add(message.Operation);
        var stamp = new Stamp(message.Operation, principal.Id, message.OnBehalfOf, time.GetUtcNow());
        foreach (var directed in decision.Events) Append(stamp, directed);
        return new OutcomeMessage(Result.Accepted, State.VersionOf(message.Compartment));
    }

    private void Append(Stamp stamp, Directed directed)
    {
        var before = kind.AccessListOf(State);
        (State, var happened) = Turn.Apply(kind, State, [directed], stamp);
        var recorded = happened[0];
        Log.Add(recorded);
        if (Inherited is null) History[(recorded.Compartment, recorded.Version)] = Json(State.Compartments[recorded.Compartment].State);
        var changed = !kind.AccessListOf(State).Equals(before);
        foreach (var viewer in Viewers.Where(v => v.Open.Contains(actor)))
        {
            if (kind.RightIn(StandingOf(viewer.Principal), recorded.Compartment) != Right.None)
                Show(viewer, recorded);
            if (changed) viewer.Push(Wire.Reopen, new ReopenMessage(actor));
        }
    }

    private void Show(FakeTransport viewer, Recorded recorded)
    {
        if (viewer.Session is not null && recorded.Event is TextChanged text)
            viewer.Push(Wire.Text, new TextFrame(TextNumber, recorded.Version, [text.Binary]).Write());
        else viewer.Push(Wire.Frame, new FrameMessage(actor, recorded.Compartment, recorded.Version, [WireOf(recorded)]));
    }

    private OpenedPart Part(CompartmentId compartment, Standing standing, Dictionary<CompartmentId, long>? known)
    {
        var (right, version) = (kind.RightIn(standing, compartment), State.VersionOf(compartment));
        if (remembersEvents && known is not null && known.TryGetValue(compartment, out var own) && own <= version)
            return new OpenedPart(compartment, right, version, Events:
                [.. Log.Where(r => r.Compartment == compartment && r.Version > own).OrderBy(r => r.Version).Select(WireOf)]);
        remembersEvents = true;
        return new OpenedPart(compartment, right, version,
            new RawJson(JsonSerializer.SerializeToUtf8Bytes(State.Compartments[compartment].State, kind.StateInfo)));
    }

    private WireEvent WireOf(Recorded r)
    {
        var (name, schema) = kind.Codec.NameOf(r.Event);
        return new WireEvent(name, schema, r.Operation, r.By, r.At, new RawJson(kind.Codec.Encode(r.Event)), r.OnBehalfOf);
    }
}

/// <summary>Where a command gets lost.</summary>
internal enum Trouble { None, BeforeCommit, AfterCommit, TooFast }
