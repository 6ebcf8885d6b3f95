namespace Tracker.Storage;

/// <summary>Something in the log that should not be.</summary>
/// <param name="Version">The version of the event that was altered or is missing.</param>
public sealed record ChainFault(long Version, string Sentence);

/// <summary>The hash chain of one record: each event is there, as it was recorded, after the one before it.</summary>
public static class ChainCheck
{
    private const string Altered = "Its hash does not match: this event, or an earlier one, was changed after it was recorded.";

    /// <param name="events">All of the record, by version.</param>
    public static IEnumerable<ChainFault> Faults(IReadOnlyList<FoundEvent> events)
    {
        byte[]? hash = HashChain.Origin;
        var (due, at, versions) = (1L, DateTimeOffset.MinValue, new Dictionary<CompartmentId, long>());
        foreach (var found in events)
        {
            if (found.Version == due + 1) yield return new(due, $"Version {due} is missing.");
            else if (found.Version != due) yield return new(due, $"Versions {due} to {found.Version - 1} are missing.");
            due = found.Version + 1;
            if (found.Event is not { } row)
            {
                yield return new(found.Version, found.Fault ?? Altered);
                hash = null;
                continue;
            }
            var next = versions.GetValueOrDefault(row.Compartment) + 1;
            if (row.CompartmentVersion != next && hash is not null)
                yield return new(row.Version, $"Version {next} of '{row.Compartment}' is missing; this event says {row.CompartmentVersion}.");
            if (row.RecordedAt < at) yield return new(row.Version, "It was recorded before the previous event.");
            if (hash is not null && !HashChain.Next(hash, row).AsSpan().SequenceEqual(row.Hash)) yield return new(row.Version, Altered);
            (hash, at, versions[row.Compartment]) = (row.Hash, row.RecordedAt, row.CompartmentVersion);
        }
    }
}
