namespace Tracker.Import.Meetings;

/// <summary>The time zone of a place, from the machine's time zone database: where the country has one, or one that is named after the city.</summary>
internal static class PlaceZones
{
    private const string Table = "/usr/share/zoneinfo/zone.tab";

    private static readonly Lazy<ILookup<string, string>> Zones = new(() =>
        (File.Exists(Table) ? File.ReadLines(Table) : []).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).Where(c => c.Length > 2)
            .ToLookup(c => c[0], c => c[2], StringComparer.OrdinalIgnoreCase));

    /// <summary>Null if the country has several and none is named after the place, or the machine has no such table.</summary>
    /// <param name="country">By its two letters (ISO 3166-1).</param>
    public static string? Of(string? country, string? place)
    {
        if (country is null) return null;
        var zones = Zones.Value[country].ToList();
        return zones is [var only] ? only
            : zones.Find(z => place?.Contains(z[(z.LastIndexOf('/') + 1)..].Replace('_', ' '), StringComparison.OrdinalIgnoreCase) is true);
    }
}
