namespace Tracker.Grains;

/// <summary>The rows that lists read. They are derived from the state, so they can be rebuilt.</summary>
public static class ReadRows
{
    /// <summary>The rows of compartments whose listing changed.</summary>
    public static IReadOnlyList<ListingRow> Changed(ActorId actor, RecordKind kind, RecordState before, RecordState after, DateTimeOffset now)
    {
        List<ListingRow>? rows = null;
        foreach (var (compartment, part) in after.Compartments)
        {
            var old = before.Compartments.GetValueOrDefault(compartment);
            if (ReferenceEquals(part, old) || kind.ListingOf(compartment, part.State) is not { } listing) continue;
            if (old is not null && kind.ListingOf(compartment, old.State) is { } was && Same(was, listing)) continue;
            (rows ??= []).Add(Of(actor, compartment, listing, part.Version, now));
        }
        return rows ?? (IReadOnlyList<ListingRow>)[];
    }

    /// <summary>The row that says this.</summary>
    public static ListingRow Of(ActorId actor, CompartmentId compartment, Listing listing, long version, DateTimeOffset changedAt) =>
        new(actor, compartment, listing.Title, Detail(listing), version, changedAt);

    private static bool Same(Listing a, Listing b) =>
        ReferenceEquals(a, b) || a.Title == b.Title && (ReferenceEquals(a.Detail, b.Detail) || a.Detail.SequenceEqual(b.Detail));

    private static string Detail(Listing listing)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in listing.Detail) writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
