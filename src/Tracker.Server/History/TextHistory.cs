using System.Data.Common;
using Tracker.Domain.Drafts;
using Tracker.Text;

namespace Tracker.Server.History;

/// <summary>A co-edited text as it was after an event.</summary>
/// <param name="At">When the event was recorded.</param>
public sealed record PastText(long Version, DateTimeOffset At, DraftState State);

/// <summary>One change of a text, by one person.</summary>
/// <param name="Version">The event it was recorded with, which may contain others too.</param>
/// <param name="Revision">The revision of the text that it made.</param>
/// <param name="Change">As it was applied, with the marks it set.</param>
public sealed record TextStep(long Version, long Revision, DateTimeOffset At, ParticipantId By, ChangeKind Kind, TextChange Change);

/// <summary>
/// A text's history, read from the nearest <see cref="IMilestones"/> and the events after it. It does not check rights: its callers
/// do. A text has one compartment, so its versions are the record's. It ends before an event that cannot be read.
/// </summary>
/// <param name="milestones">Null reads all from the first event.</param>
/// <param name="seal">Milestones without it are not used; null asks for none.</param>
public sealed class TextHistory(IEventLog log, IMilestones? milestones, ISeal? seal = null)
{
    private const int Page = 1_000;

    /// <summary>UTF-16 units after which an answer ends, so that no answer is larger than a text.</summary>
    private const int MostInserted = TextFormats.LongestText;

    private static readonly DraftKind Kind = new();

    /// <summary>The text after the last event up to a point, or null if it did not exist then.</summary>
    public async Task<PastText?> At(ActorId text, HistoryPoint? point, CancellationToken cancellation = default)
    {
        var past = await Nearest(text, point, cancellation);
        await foreach (var row in Rows(text, past.Version, point?.Version, cancellation))
        {
            if (point is { } until && !until.IncludesInCompartment(row)) break;
            if (Next(past.State, row) is not ({ } state, _)) break;
            past = new PastText(row.CompartmentVersion, row.RecordedAt, state);
        }
        return past.State.Exists ? past : null;
    }

    /// <summary>The changes after a version, in order: about as many as asked for, in whole events; none if there are no more.</summary>
    public async Task<IReadOnlyList<TextStep>> Changes(ActorId text, long after, int limit, CancellationToken cancellation = default)
    {
        var steps = new List<TextStep>();
        if (await At(text, new HistoryPoint(after, null), cancellation) is not { } past) past = new PastText(0, default, DraftState.Empty);
        if (past.Version < after) return steps;
        var (state, inserted) = (past.State, 0L);
        await foreach (var row in Rows(text, after, null, cancellation))
        {
            if (Next(state, row) is not ({ } next, { } recorded)) break;
            if (recorded.Event is TextChanged changed)
                foreach (var step in TextSteps.Of(state, next, changed, row))
                {
                    steps.Add(step);
                    inserted += step.Change.InsertLength;
                }
            if (steps.Count >= limit || inserted >= MostInserted) break;
            state = next;
        }
        return steps;
    }

    private async Task<PastText> Nearest(ActorId text, HistoryPoint? point, CancellationToken cancellation)
    {
        try
        {
            if (milestones is not null && await milestones.Find(text, point?.Version, point?.Time, cancellation) is { } found
                && SnapshotSeals.Read(Kind, found.Bytes, seal) is { } snapshot && snapshot.Version == found.Version
                && snapshot.State.Compartments is { Count: 1 } parts && await IsOfThisHistory(text, snapshot, cancellation))
                return new PastText(snapshot.Version, snapshot.At, (DraftState)parts.Values.Single().State);
        }
        catch (DbException)
        {
            // Milestones are a cache: the events give the same.
        }
        return new PastText(0, default, DraftState.Empty);
    }

    private async Task<bool> IsOfThisHistory(ActorId text, RecordSnapshot snapshot, CancellationToken cancellation) =>
        await log.Read(text, snapshot.Version - 1, 1, cancellation) is [var row] && row.Version == snapshot.Version
        && row.Hash.AsSpan().SequenceEqual(snapshot.Hash);

    /// <summary>The text after an event; nothing if it cannot be read.</summary>
    private static (DraftState? State, Recorded? Recorded) Next(DraftState state, StoredEvent row)
    {
        try
        {
            var recorded = RecordHistory.Recorded(Kind, row);
            return ((DraftState)Kind.Evolve(state, recorded), recorded);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return default;
        }
    }

    private async IAsyncEnumerable<StoredEvent> Rows(
        ActorId text, long after, long? until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        while (until is null || after < until)
        {
            var rows = await log.Read(text, after, (int)Math.Min(Page, (until ?? long.MaxValue) - after), cancellation);
            foreach (var row in rows) yield return row;
            if (rows.Count == 0) yield break;
            after = rows[^1].Version;
        }
    }
}
