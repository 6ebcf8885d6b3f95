namespace Tracker.Domain.Shared;

/// <summary>A command as its sender sent it.</summary>
/// <param name="Command">Null if it could not be read, with <paramref name="Malformed"/> as the reason.</param>
/// <param name="Seen">The version of the compartment that the sender had when writing it.</param>
public sealed record Submission(CompartmentId At, Command? Command, GroupId? OnBehalfOf = null, long Seen = 0, Rejection? Malformed = null);

/// <summary>What a turn depends on: a record, its sender and the time.</summary>
/// <param name="Terms">The terms of a text, from the record it belongs to; null for other kinds.</param>
/// <param name="ReadOnly">Why the record is read-only, or null.</param>
/// <param name="Rights">In a client, the rights that the server sent; in other compartments they follow from the standing, as on the server.</param>
public sealed record TurnContext(
    RecordKind Kind, ActorId Actor, RecordState Record, Standing Standing, DateTimeOffset Now,
    TextTerms? Terms = null, string? ReadOnly = null, IReadOnlyDictionary<CompartmentId, Right>? Rights = null)
{
    public Right RightIn(CompartmentId at) => Rights is not null && Rights.TryGetValue(at, out var told) ? told : Kind.RightIn(Standing, at);

    /// <summary>What a decision may depend on: what the sender may read, or everything while they create the record.</summary>
    public Sight SightOf(CompartmentId at, GroupId? onBehalfOf) =>
        new(Record, Record.Exists ? c => RightIn(c) != Right.None : _ => true, Standing, at, onBehalfOf, Now, Actor, Terms);
}

/// <summary>One turn of a record: authorise, decide, apply. The only place that answers "may they send this?" for the server, for predictions in the
/// client, for screens and for tests.</summary>
public static class Turn
{
    /// <summary>The compartments that a participant may read. For anyone who may read none of those in which something happened, the record does not
    /// exist.</summary>
    public static IReadOnlyList<CompartmentId> Held(RecordKind kind, RecordState record, Standing standing)
    {
        var held = record.Compartments.Keys.Where(c => kind.RightIn(standing, c) != Right.None).ToList();
        if (held.Count == 0) return held;
        foreach (var c in kind.Compartments.SelectMany(r => r.Of(standing)))
            if (!held.Contains(c) && kind.RightIn(standing, c) != Right.None)
                held.Add(c);
        return held;
    }

    /// <summary>The right that lets a submission in. Asked before anything else of it: without one, there is no such record for its sender.</summary>
    public static Right Admits(TurnContext context, Submission sent)
    {
        if (!context.Kind.Has(context.Actor, sent.At) || context.Kind.NeedsTerms && context.Terms is null) return Right.None;
        if (context.Record.Exists) return context.Record.Compartments.Keys.Any(c => context.RightIn(c) != Right.None) ? context.RightIn(sent.At) : Right.None;
        return MayCreate(context, sent) ? context.Kind.RightToCreate(context.Standing, sent.At) : Right.None;
    }

    /// <summary>True if the sender could create the record by this command if it did not exist.</summary>
    public static bool MayCreate(TurnContext context, Submission sent) =>
        sent.Command is { } command && context.Kind.Creates(command) && context.Kind.RightToCreate(context.Standing, sent.At) != Right.None;

    /// <summary>The events that the submission leads to, or the rejection. Depends only on what the sender may read: for anyone for whom the record
    /// does not exist, a command that would create it is judged as if it did not.</summary>
    public static Decision Judge(TurnContext context, Submission sent)
    {
        if (Refuses(context, sent) is not { } refused) return context.Kind.Decide(context.SightOf(sent.At, sent.OnBehalfOf), sent.Command!);
        return refused == Rejection.NotFound && context.Record.Exists && MayCreate(context, sent)
            ? Judge(context with { Record = RecordState.Empty }, sent).Rejection ?? refused
            : refused;
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

    /// <summary>Why the submission is not decided at all, or null: rights first, then what is wrong with it.</summary>
    public static Rejection? Refuses(TurnContext context, Submission sent)
    {
        var rights = Asks(Admits(context, sent));
        if (sent.Command is not { } command) return rights == Rejection.NotFound ? rights : sent.Malformed;
        if (rights is not null) return rights;
        if (context.Record.Exists && context.Kind.Forbids(context.Standing, sent.At, command) is { } forbidden) return forbidden;
        if (context.ReadOnly is { } reason) return new Rejection(RejectionCode.ReadOnly, reason);
        if (sent.Seen < 0 || sent.Seen > context.Record.VersionOf(sent.At)) return Rejection.NotSeen("version", "seen");
        return sent.OnBehalfOf is { } group && !context.Standing.Principal.Holds(group, context.Standing.Today)
            ? Rejection.Forbidden("You can act only for a group that you belong to.")
            : null;
    }

    /// <summary>The rejection for a right that does not allow to write; else null.</summary>
    public static Rejection? Asks(Right right) => right switch
    {
        Right.None => Rejection.NotFound,
        Right.Read => Rejection.MayOnlyRead,
        _ => null,
    };
}

/// <summary>What all events of one command have in common.</summary>
public readonly record struct Stamp(OperationId Operation, ParticipantId By, GroupId? OnBehalfOf, DateTimeOffset At);
