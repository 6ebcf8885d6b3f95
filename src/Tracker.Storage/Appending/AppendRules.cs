namespace Tracker.Storage.Appending;

/// <summary>The rules that every append must follow.</summary>
internal static class AppendRules
{
    /// <summary>The mistake in an append that its caller could have known, or null.</summary>
    public static string? Fault(Append append)
    {
        if (append.Events.Count == 0) return "An append needs an event.";
        var first = append.Events[0];
        for (var i = 0; i < append.Events.Count; i++)
        {
            var row = append.Events[i];
            if (row.Actor != append.Actor) return "Every event must belong to the actor of the append.";
            if (row.Operation != first.Operation || row.Ordinal != i) return "An append has one operation with events numbered from 0.";
            if (row.Version != first.Version + i || row.Version < 1) return "Versions must follow each other from 1.";
            if (row.RecordedAt.UtcTicks % TimeSpan.TicksPerMicrosecond != 0) return "Record times must be whole microseconds.";
            if (row.Hash.Length != HashChain.Origin.Length) return "A hash must have 32 bytes.";
        }
        if (append.Search?.Any(s => s.Actor != append.Actor) == true) return "Every text must belong to the actor of the append.";
        if (append.Claims?.Any(c => c.Actor != append.Actor) == true) return "Every claim must belong to the actor of the append.";
        return append.Listings.Any(l => l.Actor != append.Actor) ? "Every listing must belong to the actor of the append." : null;
    }
}
