using System.Collections.Concurrent;
using System.Data.Common;
using Tracker.Domain.Drafts;
using Tracker.Server.Records;

namespace Tracker.Server.Live;

/// <summary>
/// Asked before the actor of a record: does the record exist for this participant? Looks only at the participant's groups and at their own rows in
/// the store, so that a record that is closed to them takes as long as one that does not exist, and neither starts an actor. The actor
/// judges everything again by its rights of that moment: a yes may be remembered here, a no is always asked for anew.
/// </summary>
public sealed class Admission(
    IListings listings, HeldRecords held, LastChangesFill changes, RecordKinds kinds, TrackerOptions options, TimeProvider time)
{
    /// <summary>Most remembered answers; about 100 bytes each.</summary>
    private const int MostKnown = 50_000;

    private readonly ConcurrentDictionary<(ParticipantId, ActorId), RosterRole?> known = new();
    private readonly NotFoundLimit limit = new(options.Limits.NotFoundPerMinute, time);

    /// <summary>Why the participant cannot open the record, or null. The record must be of a known kind.</summary>
    public ValueTask<Rejection?> ToOpen(Principal principal, ActorId actor) =>
        known.ContainsKey((principal.Id, actor)) ? default : AskToOpen(principal, actor);

    /// <summary>Why the command does not reach the record, or null. The record must be of a known kind.</summary>
    public ValueTask<Rejection?> ToSend(Principal principal, CommandMessage message)
    {
        var kind = kinds.Of(message.Actor)!;
        return known.TryGetValue((principal.Id, message.Actor), out var role) && kind.Has(message.Actor, message.Compartment)
            && kind.RightIn(new Standing(principal, role, Today), message.Compartment) != Right.None
                ? default
                : AskToSend(principal, message, kind);
    }

    /// <summary>The record was not there after all: it is asked for anew.</summary>
    public void Forget(Principal principal, ActorId actor) => known.TryRemove((principal.Id, actor), out _);

    /// <summary>Lets a participant through to the actor of a record, whether it exists or not.</summary>
    internal void Admit(ParticipantId participant, ActorId actor, RosterRole? role = null)
    {
        if (known.Count >= MostKnown) known.Clear();
        known[(participant, actor)] = role;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private ValueTask<Rejection?> AskToOpen(Principal principal, ActorId actor) => Counted(principal, () => ToOpen(principal, actor, kinds.Of(actor)!));

    private ValueTask<Rejection?> AskToSend(Principal principal, CommandMessage message, RecordKind kind) =>
        Counted(principal, () => ToSend(principal, message, kind));

    private async ValueTask<Rejection?> Counted(Principal principal, Func<Task<Rejection?>> ask)
    {
        if (!limit.TryTake(principal.Id)) return NotFoundLimit.Exceeded;
        Rejection? refused;
        try
        {
            refused = await ask();
        }
        catch (DbException)
        {
            // The actor may still have the record in memory, and decides by itself.
            refused = null;
        }
        if (refused?.Code != RejectionCode.NotFound) limit.GiveBack(principal.Id);
        return refused;
    }

    private async Task<Rejection?> ToOpen(Principal principal, ActorId actor, RecordKind kind)
    {
        var standing = await held.StandingIn(actor, principal);
        if (!await Exists(actor, kind, standing)) return Rejection.NotFound;
        Admit(principal.Id, actor, standing.Role);
        return null;
    }

    private async Task<Rejection?> ToSend(Principal principal, CommandMessage message, RecordKind kind)
    {
        var (actor, at) = (message.Actor, message.Compartment);
        if (!kind.Has(actor, at)) return Rejection.NotFound;
        var standing = await held.StandingIn(actor, principal);
        if (kind.RightIn(standing, at) != Right.None && await Exists(actor, kind, standing))
        {
            Admit(principal.Id, actor, standing.Role);
            return null;
        }
        return await ToCreate(message, kind, standing);
    }

    /// <summary>A command that creates a record goes to its actor only if it would be accepted, so that it finds out nothing about one that exists.</summary>
    private async Task<Rejection?> ToCreate(CommandMessage message, RecordKind kind, Standing standing)
    {
        var (command, malformed) = kind.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span);
        var sent = new Submission(message.Compartment, command, message.OnBehalfOf, message.Seen, malformed);
        var nothing = new TurnContext(kind, message.Actor, RecordState.Empty, standing, time.GetUtcNow());
        if (!Turn.MayCreate(nothing, sent)) return Rejection.NotFound;
        if (!kind.NeedsTerms) return Turn.Judge(nothing, sent).Rejection;
        return DraftId.TryParse(message.Actor) is { } text && await Exists(text.Parent, kinds.Of(text.Parent)!, standing) ? null : Rejection.NotFound;
    }

    private async Task<bool> Exists(ActorId actor, RecordKind kind, Standing standing)
    {
        var open = kind.OpenTo(standing, actor).Distinct().ToList();
        if (open.Count == 0) return false;
        return await listings.Happened(actor, open) || !changes.Filled.IsCompleted;
    }
}
