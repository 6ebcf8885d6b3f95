using Tracker.Domain.Subjects;

namespace Tracker.Server.History;

/// <summary>The second clock: what was true in the world.</summary>
internal static class WorldClock
{
    /// <summary>The record with those facts that may be true on a day; the same for null, and for a record that holds no facts.</summary>
    public static RecordState TrueOn(this RecordState record, DateOnly? day)
    {
        if (day is null) return record;
        foreach (var (compartment, part) in record.Compartments)
            if (part.State is SubjectState facts)
                record = record with { Compartments = record.Compartments.SetItem(compartment, part with { State = facts.Seen(day, null) }) };
        return record;
    }
}
