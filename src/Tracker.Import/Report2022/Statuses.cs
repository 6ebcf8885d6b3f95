using Tracker.Domain.WorkItems;

namespace Tracker.Import.Report2022;

/// <summary>The study's statuses as statuses of each body's procedure. Those that could mean several have none.</summary>
internal static class Statuses
{
    private static readonly FrozenDictionary<string, (string? ItuT, string? IsoIec, string? General)> Codes =
        new Dictionary<string, (string?, string?, string?)>(StringComparer.Ordinal)
        {
            ["proposed"] = ("proposed", "10.00", "proposed"),
            ["project-approved"] = ("under-study", "10.99", "accepted"),
            ["registered"] = ("under-study", "20.00", "accepted"),
            ["under-study"] = ("under-study", "20.20", "in-progress"),
            ["under-review"] = (null, null, "in-review"),
            ["cd-registered"] = (null, "30.00", null),
            ["cd-approved-for-dis"] = (null, "30.99", null),
            ["dis-vote"] = (null, "40.20", null),
            ["agreed"] = ("agreed", null, "agreed"),
            ["approved"] = ("approved", null, "approved"),
            ["published"] = (null, "60.60", "published"),
            ["not-accepted"] = ("not-accepted", "10.98", "rejected"),
            ["not-approved"] = ("not-approved", null, null),
            ["discontinued"] = ("discontinued", null, "discontinued"),
            ["withdrawn"] = ("withdrawn", "95.99", "withdrawn"),
            ["carried-over"] = ("carried-over", null, null),
            ["absorbed"] = ("absorbed", null, "absorbed"),
            ["other"] = default,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static StatusCode? CodeOf(string? body, Row row)
    {
        if (!Codes.TryGetValue(row["status"], out var codes)) throw new RowException("status", $"'{row["status"]}' is not in the closed list of this column.");
        var rules = StatusRules.For(body);
        var code = rules == StatusRules.ItuT ? codes.ItuT : rules == StatusRules.IsoIec ? codes.IsoIec : codes.General;
        return code is null ? null : StatusCode.Parse(code);
    }
}
