namespace Tracker.Storage.Appending;

/// <summary>What every append must be, whoever made it.</summary>
internal static class AppendRules
{
    /// <summary>The fault of an append that its maker could have known, or null.</summary>
    public static string? Fault(Append append)
    {
        if (append.Events.Count == 0) return "An append needs an event.";
        var first = append.Events[0];
        for (var i = 0; i < append.Events.Count; i++)
        {
            var row = append.Events[i];
            if (row.Actor != append.Actor) return "Every event must belong to the actor of the append.";
            if (row.Operation != first.Operation || row.Ordinal != i) return "An append holds one operation, its events numbered from 0.";
            if (row.Version != first.Version + i || row.Version < 1) return "Versions follow each other from 1.";
            if (row.RecordedAt.UtcTicks % TimeSpan.TicksPerMicrosecond != 0) return "Record times are whole microseconds.";
            if (row.Hash.Length != HashChain.Origin.Length) return "A hash has 32 bytes.";
        }
        return append.Listings.Any(l => l.Actor != append.Actor) ? "Every listing must belong to the actor of the append." : null;
    }
}
