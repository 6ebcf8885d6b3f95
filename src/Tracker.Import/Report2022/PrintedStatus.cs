namespace Tracker.Import.Report2022;

/// <summary>The report's words for a status, as a status of the body's procedure. Words that could mean several statuses have none.</summary>
internal static class PrintedStatus
{
    private static readonly Dictionary<string, string> IsoIec = new(StringComparer.Ordinal)
    {
        ["proposal submitted"] = "10.00", ["proposed"] = "10.00", ["proposed by China"] = "10.00",
        ["approved as a project"] = "10.99", ["project approved"] = "10.99", ["proposal approved as a project"] = "10.99",
        ["approved as a new work item"] = "10.99",
        ["registered in the TC/SC work program"] = "20.00",
        ["committee draft registered"] = "30.00", ["committee draft approved for registration as DIS"] = "30.99",
        ["DIS"] = "40.00", ["DIS voting/comment phase"] = "40.20",
        ["published"] = "60.60", ["published (also listed among items in process in AI in ISO)"] = "60.60",
    };

    private static readonly Dictionary<string, string> ItuT = new(StringComparer.Ordinal)
    {
        ["proposed"] = "proposed", ["submitted to TSAG"] = "proposed",
        ["rejected"] = "not-accepted", ["SG13 voted not to accept any related work items; discussion banned"] = "not-accepted",
        ["work item in the current Work Period"] = "under-study", ["still under consideration"] = "under-study",
        ["work items 2022-2024"] = "under-study", ["2022-2024"] = "under-study",
        ["approved"] = "approved", ["approved (“smoothly approved”)"] = "approved",
    };

    public static StatusCode? Of(string body, string words)
    {
        var table = StatusRules.For(body) is var rules && rules == StatusRules.IsoIec ? IsoIec : rules == StatusRules.ItuT ? ItuT : null;
        return table is not null && table.TryGetValue(words, out var status) ? StatusCode.Parse(status) : null;
    }
}
