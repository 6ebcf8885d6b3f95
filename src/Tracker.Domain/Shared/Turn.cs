namespace Tracker.Domain.Shared;

/// <summary>A command as its sender sent it.</summary>
/// <param name="Command">Null if it could not be read; then <paramref name="Malformed"/> says why.</param>
/// <param name="Seen">The version of the compartment that the sender had when writing it.</param>
public sealed record Submission(CompartmentId At, Command? Command, GroupId? OnBehalfOf = null, long Seen = 0, Rejection? Malformed = null);

/// <summary>What a turn rests on: a record, and who asks something of it when.</summary>
/// <param name="Terms">What the record that a text belongs to says about it; null for all other kinds.</param>
/// <param name="ReadOnly">Why the record takes no edits for now, or null.</param>
/// <param name="Rights">The rights that the server told a client; those in other compartments follow from the standing, as on the server.</param>
public sealed record TurnContext(
    RecordKind Kind, ActorId Actor, RecordState Record, Standing Standing, DateTimeOffset Now,
    TextTerms? Terms = null, string? ReadOnly = null, IReadOnlyDictionary<CompartmentId, Right>? Rights = null)
{
    public Right RightIn(CompartmentId at) => Rights is not null && Rights.TryGetValue(at, out var told) ? told : Kind.RightIn(Standing, at);

    /// <summary>What a decision may look at: everything for the maker of a record, else only what the sender holds.</summary>
    public Sight SightOf(CompartmentId at, GroupId? onBehalfOf) =>
        new(Record, Record.Exists ? c => RightIn(c) != Right.None : _ => true, Standing, at, onBehalfOf, Now, Actor, Terms);
}

/// <summary>
/// One turn of a record: admission, decision, evolution. The only place that answers "may they send this?": the server's loop,
/// the client's prediction, the screens and the tests all ask here.
/// </summary>
public static class Turn
{
    /// <summary>
    /// The compartments that a standing holds. Anyone who holds none of those in which something happened holds none at all: for
    /// them the record does not exist.
    /// </summary>
    public static IReadOnlyList<CompartmentId> Held(RecordKind kind, RecordState record, Standing standing)
    {
        var held = record.Compartments.Keys.Where(c => kind.RightIn(standing, c) != Right.None).ToList();
        if (held.Count == 0) return held;
        foreach (var c in kind.Compartments.SelectMany(r => r.Of(standing)))
            if (!held.Contains(c) && kind.RightIn(standing, c) != Right.None)
                held.Add(c);
        return held;
    }

    /// <summary>The events that the submission leads to, or why not. Depends only on what the sender holds.</summary>
    public static Decision Judge(TurnContext context, Submission sent)
    {
        if (Refuses(context, sent) is { } refused) return refused;
        return context.Kind.Decide(context.SightOf(sent.At, sent.OnBehalfOf), sent.Command!);
    }

    /// <summary>The record after decided events, and each event as it is recorded.</summary>
    /// <param name="held">The compartments to apply; null for all.</param>
    public static (RecordState After, ImmutableArray<Recorded> Happened) Apply(
        RecordKind kind, RecordState record, ImmutableArray<Directed> events, Stamp stamp, Func<CompartmentId, bool>? held = null)
    {
        var happened = ImmutableArray.CreateBuilder<Recorded>(events.Length);
        foreach (var (at, e) in events)
        {
            if (held is not null && !held(at)) continue;
            var recorded = new Recorded(at, record.VersionOf(at) + 1, stamp.Operation, stamp.By, stamp.OnBehalfOf, stamp.At, e);
            record = record.Apply(kind, recorded);
            happened.Add(recorded);
        }
        return (record, happened.DrainToImmutable());
    }

    private static Rejection? Refuses(TurnContext context, Submission sent)
    {
        var rights = RefusesByRight(context, sent);
        if (sent.Command is not { } command) return rights == Rejection.NotFound ? rights : sent.Malformed;
        if (rights is not null) return rights;
        if (context.Record.Exists && context.Kind.Forbids(context.Standing, sent.At, command) is { } forbidden) return forbidden;
        if (context.ReadOnly is { } reason) return new Rejection(RejectionCode.ReadOnly, reason);
        if (sent.Seen < 0 || sent.Seen > context.Record.VersionOf(sent.At)) return Rejection.NotSeen("version", "seen");
        return sent.OnBehalfOf is { } group && !context.Standing.Principal.Holds(group, context.Standing.Today)
            ? Rejection.Forbidden("You can act only for a group that you belong to.")
            : null;
    }

    private static Rejection? RefusesByRight(TurnContext context, Submission sent)
    {
        if (!context.Record.Exists)
            return sent.Command is { } command && context.Kind.Creates(command) ? Asks(context.Kind.RightToCreate(context.Standing, sent.At)) : Rejection.NotFound;
        return Asks(Enters(context) ? context.RightIn(sent.At) : Right.None);
    }

    /// <summary>Null for a right to write.</summary>
    public static Rejection? Asks(Right right) => right switch
    {
        Right.None => Rejection.NotFound,
        Right.Read => Rejection.MayOnlyRead,
        _ => null,
    };

    private static bool Enters(TurnContext context)
    {
        foreach (var c in context.Record.Compartments.Keys)
            if (context.RightIn(c) != Right.None)
                return true;
        return false;
    }
}

/// <summary>The facts that all events of one command share.</summary>
public readonly record struct Stamp(OperationId Operation, ParticipantId By, GroupId? OnBehalfOf, DateTimeOffset At);
