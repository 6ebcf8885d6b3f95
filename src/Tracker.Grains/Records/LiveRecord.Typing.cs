using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tracker.Grains;

/// <summary>Typing works like a command, but changes of many people become one event.</summary>
public sealed partial class LiveRecord
{
    public Right RightIn(Standing standing, CompartmentId at) => Inherited is null ? Right.None : kind.RightIn(standing, at);

    /// <summary>Decides changes in order. The task ends when the accepted ones are durable, or their outcome is unknown.</summary>
    public (Task<OutcomeMessage> Outcome, IReadOnlyList<RefusedChange> Refused) Type(CompartmentId at, IReadOnlyList<TypedChange> typed)
    {
        if (typed.Count == 0) return (Task.FromResult(new OutcomeMessage(Result.Accepted)), []);
        if (Refuses(at) is { } no) return Rejected(no, t => t.Right == Right.None ? Rejection.NotFound : no);
        try
        {
            var (changed, refused) = Domain.Drafts.Typing.Take((DraftState)current.Compartments[at].State, Inherited!.Terms, typed);
            return changed is null
                ? (Task.FromResult(new OutcomeMessage(Result.Accepted)), refused)
                : (Enqueue(Evolve(new Stamp(OperationOf(changed, at), WriterOf(changed, at), null, Now()), at, [new Directed(at, changed)])), refused);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var fault = faults.Rule(Wire.Type, e);
            return Rejected(fault, _ => fault);
        }

        (Task<OutcomeMessage>, IReadOnlyList<RefusedChange>) Rejected(Rejection all, Func<TypedChange, Rejection> each) =>
            (Task.FromResult(OutcomeMessage.Rejected(all)), [.. typed.Select(t => new RefusedChange(t, each(t)))]);
    }

    /// <summary>Turns the content of a text that belongs to this record into events of this record.</summary>
    public async Task Follow(ActorId text, string reads, ParticipantId by)
    {
        var events = ReadOnly is null ? kind.Follow(current, text, reads) : [];
        if (!events.IsEmpty) await Enqueue(Evolve(new Stamp(OperationId.New(), by, null, Now()), events[0].Compartment, events));
    }

    internal CommittedEvent Read(StoredEvent row) => CommittedEvent.Of(row, kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload));

    private Rejection? Refuses(CompartmentId at) =>
        Inherited is null || !current.Compartments.ContainsKey(at) ? Rejection.NotFound
        : ReadOnly is { } reason ? new Rejection(RejectionCode.ReadOnly, reason)
        : null;

    /// <summary>The author of the row. If there are several, the changes in it name each of them.</summary>
    private ParticipantId WriterOf(TextChanged changed, CompartmentId at)
    {
        var authors = ((DraftState)current.Compartments[at].State).Authors.AddRange(changed.NewAuthors);
        var first = changed.Changes[0].Author;
        return changed.Changes.All(c => c.Author == first) ? authors[first] : ParticipantId.Several;
    }

    /// <summary>The operation only has to be unique, because resends are recognised by session and number.</summary>
    private OperationId OperationOf(TextChanged changed, CompartmentId at)
    {
        var state = (DraftState)current.Compartments[at].State;
        var first = changed.Changes[0];
        var session = changed.NewSessions.Any(s => s.Place == first.Session)
            ? changed.NewSessions.First(s => s.Place == first.Session).Id
            : state.Sessions[first.Session].Id;
        Span<byte> bytes = stackalloc byte[32];
        session.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], first.Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], state.Revision);
        return new OperationId(new Guid(SHA256.HashData(bytes).AsSpan(0, 16)));
    }
}
