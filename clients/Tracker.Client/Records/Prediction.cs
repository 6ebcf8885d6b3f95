using Tracker.Domain.Shared;

namespace Tracker.Client;

/// <summary>Applies a command that is not confirmed yet, with the rules that the server will use.</summary>
internal sealed class Prediction(RecordKind kind, ActorId actor, TextTerms? terms, Func<CompartmentId, Right> rightIn, Standing standing)
{
    /// <summary>The record after the command, or why the rules refuse it.</summary>
    public (RecordState After, Rejection? Rejection) Apply(RecordState record, PendingCommand pending)
    {
        try
        {
            var decision = Judge(record, pending);
            return decision.Rejection is { } rejection ? (record, rejection) : (Evolve(record, pending, decision), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault in a rule must not cost the text that somebody wrote: the server judges it.
            return (record, null);
        }
    }

    private Decision Judge(RecordState record, PendingCommand pending) => rightIn(pending.Compartment) switch
    {
        Right.None => Rejection.NotFound,
        Right.Read => Rejection.Forbidden("You can read this part of the record but not change it."),
        _ => kind.Forbids(standing, pending.Compartment, pending.Command) is { } forbidden ? forbidden : kind.Decide(SightOf(record, pending), pending.Command),
    };

    private Sight SightOf(RecordState record, PendingCommand pending) =>
        new(record, c => rightIn(c) != Right.None, standing, pending.Compartment, pending.OnBehalfOf, pending.WrittenAt, actor, terms);

    private RecordState Evolve(RecordState record, PendingCommand pending, Decision decision)
    {
        if (decision.Events.IsDefaultOrEmpty) return record;
        foreach (var (compartment, happened) in decision.Events)
        {
            if (rightIn(compartment) == Right.None) continue;
            record = record.Apply(kind, new Recorded(
                compartment, record.VersionOf(compartment) + 1, pending.Operation, standing.Principal.Id, pending.OnBehalfOf, pending.WrittenAt, happened));
        }
        return record;
    }
}
