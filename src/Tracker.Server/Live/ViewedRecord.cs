using Microsoft.AspNetCore.SignalR;
using Tracker.Domain.Drafts;

namespace Tracker.Server.Live;

/// <summary>
/// A record that viewers have open on this host. Receives the record's batches and writes one frame per compartment to each viewer
/// who may read it at that moment.
/// </summary>
internal sealed partial class ViewedRecord(
    ActorId actor, RecordKind kind, IPrincipals principals, Companions companions, TimeProvider time, int number, TypingQueue typing) : IRecordObserver
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Viewer> viewers = [];
    private AccessList access = AccessList.Empty;
    private readonly Dictionary<CompartmentId, long> changed = [];
    private byte[] accessJson = [];
    private PresentLine[] present = [];
    private bool closed;

    /// <summary>If the record is a text: its compartment, in which all its viewers are present.</summary>
    private readonly CompartmentId? textAt = DraftId.TryParse(actor)?.Compartment;

    public ActorId Actor => actor;

    /// <summary>The number of a text in typing messages and frames; the same on all connections of this host.</summary>
    public int Number => number;

    public TypingQueue Typing => typing;
    public IRecordObserver? Reference { get; set; }

    /// <summary>Actor version that reached this host; -1 before the first answer.</summary>
    public long Reached { get; private set; } = -1;

    public int Viewers { get { lock (gate) return viewers.Count; } }

    public bool IsEmpty => Viewers == 0;

    /// <summary>True if the record has no viewers; none can be added from then on.</summary>
    public bool Close()
    {
        lock (gate) return closed = viewers.Count == 0;
    }

    public Task Deliver(RecordBatch batch)
    {
        lock (gate)
        {
            if (batch.Access is not null) ChangeAccess(batch.Access);
            foreach (var frame in batch.Frames) Write(frame);
            if (batch.Refused is not null) Refuse(batch.Refused);
            if (batch.Present is not null) ShowPresent(batch.Present);
            Reached = Math.Max(Reached, batch.Version);
        }
        return Task.CompletedTask;
    }

    /// <summary>The record answered a renewal, which also shows what this host missed.</summary>
    public void Renewed(WatchReply reply)
    {
        lock (gate)
        {
            ChangeAccess(reply.Access);
            // The record counts a batch as delivered once this host took it: more than that went to a predecessor.
            var missed = Reached >= 0 && reply.Reached > Reached;
            if (reply.Lost || missed) foreach (var viewer in viewers.Values) viewer.Ask(actor);
            if (Reached < 0 || missed) Reached = reply.Reached;
            ShowVersions();
            // Shown anew although nobody came: those who know one another may have changed.
            ShowPresent(reply.Present);
        }
    }

    /// <summary>From now on this connection gets the record's frames, as far as its participant may read them; false if the record was closed here.</summary>
    public bool Add(Connection connection, Guid? session, bool away = false)
    {
        lock (gate)
        {
            if (closed) return false;
            if (!viewers.TryGetValue(connection.Id, out var viewer)) viewers[connection.Id] = viewer = new Viewer(connection);
            viewer.Behind = false;
            viewer.Session = session;
            if (away) viewer.Look = new PresenceUpdate(actor, Attention: Attention.Away);
            if (session is { } own) connection.Texts[number] = new TypingWindow(this, own);
            viewer.Standing = StandingOf(viewer);
            return true;
        }
    }

    /// <summary>The record was opened for this viewer: they are present from now on and see who else is.</summary>
    public void Admit(Connection connection)
    {
        lock (gate)
        {
            if (!viewers.TryGetValue(connection.Id, out var viewer)) return;
            (viewer.IsHere, viewer.Shown) = (true, null);
            if (present.Length > 0) ShowPresent(viewer);
        }
    }

    public bool Remove(Connection connection)
    {
        connection.Texts.TryRemove(number, out _);
        lock (gate) return viewers.Remove(connection.Id);
    }

    /// <summary>The rights of a participant changed: their windows open the record again to see what they may read now.</summary>
    public void Recheck(ParticipantId participant)
    {
        lock (gate)
            foreach (var viewer in viewers.Values)
                if (viewer.Connection.Participant == participant)
                    viewer.Ask(actor);
    }

    private void ChangeAccess(byte[] json)
    {
        if (json.AsSpan().SequenceEqual(accessJson)) return;
        accessJson = json;
        var changed = AccessJson.Read(json);
        if (changed.Equals(access)) return;
        access = changed;
        foreach (var viewer in viewers.Values)
        {
            var before = viewer.Standing?.Role;
            viewer.Standing = StandingOf(viewer);
            if (viewer.Standing?.Role != before) viewer.Ask(actor);
        }
    }

    private void Write(EventFrame frame)
    {
        var compartment = frame.Compartment;
        changed[compartment] = frame.From + frame.Events.Length;
        SerializedHubMessage? message = null;
        SerializedHubMessage[]? runs = null;
        foreach (var viewer in viewers.Values)
        {
            if (viewer.Behind || !MayRead(viewer, compartment)) continue;
            if (viewer.Session is null) viewer.Send(actor, message ??= Messages.Of(Wire.Frame, Frames.Encode(actor, compartment, frame.From, frame.Events)));
            else foreach (var run in runs ??= [.. Runs(compartment, frame)]) viewer.Send(actor, run);
        }
    }

    /// <summary>
    /// Sends a frame without events for each compartment that changed since the last renewal. It names the next version, so that a viewer
    /// who missed the end of the events notices.
    /// </summary>
    private void ShowVersions()
    {
        foreach (var (compartment, next) in changed)
        {
            var message = Messages.Of(Wire.Frame, Frames.Encode(actor, compartment, next, []));
            foreach (var viewer in viewers.Values)
                if (!viewer.Behind && MayRead(viewer, compartment)) viewer.Send(actor, message);
        }
        changed.Clear();
    }

    /// <summary>Messages for viewers who type, in order: changes of the text as bytes, everything else as JSON.</summary>
    private IEnumerable<SerializedHubMessage> Runs(CompartmentId compartment, EventFrame frame)
    {
        for (var (from, to) = (0, 0); from < frame.Events.Length; from = to)
        {
            var isText = frame.Events[from].Text is not null;
            while (to < frame.Events.Length && (frame.Events[to].Text is not null) == isText) to++;
            var run = frame.Events[from..to];
            yield return isText
                ? Messages.Of(Wire.Text, new TextFrame(number, frame.From + from, [.. run.Select(e => (ReadOnlyMemory<byte>)e.Text)]).Write())
                : Messages.Of(Wire.Frame, Frames.Encode(actor, compartment, frame.From + from, run));
        }
    }

    private void Refuse(RefusedLine[] refused)
    {
        foreach (var line in refused)
        {
            var rejection = line.Rejection is null ? null : JsonSerializer.Deserialize(line.Rejection, WireJson.Strict.Rejection);
            foreach (var viewer in viewers.Values)
                if (viewer.Session == line.Session && viewer.Connection.Participant == line.By) Refuse(viewer, line.Session, line.Number, rejection);
        }
    }

    /// <summary>Sends a window the rejection of a change of its session; null if the outcome is unknown.</summary>
    public void Refuse(Connection connection, Guid session, long number, Rejection? rejection)
    {
        lock (gate)
            if (viewers.TryGetValue(connection.Id, out var viewer))
                Refuse(viewer, session, number, rejection);
    }

    private void Refuse(Viewer viewer, Guid session, long number, Rejection? rejection) =>
        viewer.Send(actor, Messages.Of(Wire.Refused, WireCodec.Pack(new RefusedMessage(actor, session, number, rejection))));

    /// <summary>Checked on every write to a viewer, by the rights of this moment.</summary>
    private bool MayRead(Viewer viewer, CompartmentId compartment)
    {
        viewer.Standing = StandingOf(viewer);
        return viewer.Standing is { } standing && kind.RightIn(standing, compartment) >= Right.Read;
    }

    private Standing? StandingOf(Viewer viewer)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (principals.Find(viewer.Connection.Participant) is not { } principal) return null;
        if (viewer.Standing is { } known && known.Today == today && ReferenceEquals(known.Principal, principal) && ReferenceEquals(viewer.Access, access))
            return known;
        viewer.Access = access;
        var standing = Standing.Of(principal, access, today);
        if (viewer.Standing is { } old && old.Today != today && old.Role != standing.Role) viewer.Ask(actor);
        return standing;
    }

    private sealed class Viewer(Connection connection)
    {
        public Connection Connection => connection;
        public Standing? Standing { get; set; }
        public AccessList? Access { get; set; }
        public PresenceUpdate? Look { get; set; }

        /// <summary>The session in which the viewer types, or null.</summary>
        public Guid? Session { get; set; }

        /// <summary>True once the record was opened for the viewer.</summary>
        public bool IsHere { get; set; }

        /// <summary>The presence sent last.</summary>
        public HashSet<Present>? Shown { get; set; }

        /// <summary>True from a full queue until the client has opened the record again.</summary>
        public bool Behind { get; set; }

        public void Send(ActorId actor, SerializedHubMessage message)
        {
            if (!connection.Send(message)) Ask(actor);
        }

        public void Ask(ActorId actor)
        {
            Behind = true;
            if (!connection.Send(Messages.Reopen(actor))) connection.Send(Messages.Reopen(actor));
        }
    }
}
