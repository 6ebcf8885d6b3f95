using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Doubles;

/// <summary>What is typed gathers until the test commits it, and is judged by the real rules.</summary>
internal sealed partial class FakeServer
{
    private readonly List<(FakeTransport? From, TypedChange Typed)> waiting = [];

    /// <summary>For a text: what the record that it belongs to lends it.</summary>
    public InheritedRights? Inherited { get; set; }

    /// <summary>Another one after each restart, as on another host.</summary>
    public int TextNumber { get; private set; } = 1;

    /// <summary>What was on its way when its connection was lost, and may still arrive.</summary>
    public List<(Principal By, Guid Session, byte[] Message)> Late { get; } = [];

    public DraftState Draft => (DraftState)State.Compartments[CompartmentId.Delegation].State;
    public int Gathered => waiting.Count;

    public void Type(FakeTransport from, byte[] bytes)
    {
        var (message, number, _, rejection) = TypeMessage.Read(bytes) is var read ? (read.Message, read.Text, read.Number, read.Rejection) : default;
        if (number != TextNumber || from.Session is not { } session) return;
        if (Troubles.TryPeek(out var trouble) && trouble == Trouble.TooFast)
        {
            Troubles.Dequeue();
            Refuse(from, session, message!.Number, new Rejection(RejectionCode.TooFast, "Too many messages."));
        }
        else if (message is null) Refuse(from, session, 0, rejection);
        else waiting.Add((from, Of(from.Principal, session, message)));
    }

    public void TypeLate(int which)
    {
        if (Late.Count == 0) return;
        var (by, session, bytes) = Late[which % Late.Count];
        Late.RemoveAt(which % Late.Count);
        waiting.Add((null, Of(by, session, TypeMessage.Read(bytes).Message!)));
    }

    public void TypeAs(Principal by, Guid session, TypeMessage message)
    {
        waiting.Add((null, Of(by, session, message)));
        Commit();
    }

    /// <summary>One event of all that gathered.</summary>
    public void Commit()
    {
        var taken = waiting.ToList();
        waiting.Clear();
        if (taken.Count == 0) return;
        if (Troubles.TryPeek(out var trouble) && trouble is Trouble.BeforeCommit or Trouble.AfterCommit)
        {
            Troubles.Dequeue();
            if (trouble == Trouble.BeforeCommit)
            {
                foreach (var (from, typed) in taken) Refuse(from, typed.Session, typed.Number, null);
                return;
            }
        }
        var (changed, refused) = Typing.Take(Draft, Inherited!.Terms, [.. taken.Select(t => t.Typed)]);
        if (changed is not null) AppendText(changed);
        foreach (var one in refused) Refuse(taken.Find(t => t.Typed == one.Typed).From, one.Typed.Session, one.Typed.Number, one.Rejection);
    }

    private void AppendText(TextChanged changed)
    {
        var compartment = CompartmentId.Delegation;
        // As it is read again from the log.
        var stored = TextChangedBinary.Read(changed.Binary.Span);
        var recorded = new Recorded(compartment, State.VersionOf(compartment) + 1, OperationId.New(), ParticipantId.Parse("typist"), null, time.GetUtcNow(),
            stored);
        State = State.Apply(kind, recorded);
        Log.Add(recorded);
        foreach (var viewer in Viewers.Where(v => v.Open.Contains(actor))) Show(viewer, recorded);
    }

    private TypedChange Of(Principal by, Guid session, TypeMessage message)
    {
        var standing = StandingOf(by);
        return new TypedChange(standing, kind.RightIn(standing, CompartmentId.Delegation), session, message.Number, message.Revision, message.Intent,
            message.Change);
    }

    private void Refuse(FakeTransport? from, Guid session, long number, Rejection? rejection)
    {
        if (from?.Session == session) from.Push(Wire.Refused, new RefusedMessage(actor, session, number, rejection));
    }

    private void ForgetTyping()
    {
        waiting.Clear();
        if (Inherited is null) return;
        TextNumber++;
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Draft, new DraftKind().StateInfo);
        var read = (DraftState)System.Text.Json.JsonSerializer.Deserialize(json, new DraftKind().StateInfo)!;
        State = new RecordState(State.Compartments.SetItem(CompartmentId.Delegation, new CompartmentState(State.VersionOf(CompartmentId.Delegation), read)));
    }
}
