using System.Collections.Immutable;
using Tracker.Web.Parts;

namespace Tracker.Web.Records;

/// <summary>The small named values of listed records as the columns of a list.</summary>
public static class ListColumns
{
    private const string Names = "names", Status = "status", StatusLabel = "statusLabel";

    private static readonly ImmutableArray<string> Order = ["body", "committee", "gathering", "kind", Names, Status, "opensOn", "closesOn"];

    /// <summary>The columns in which at least one of the records has something to show.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<ListedRecord> records) =>
        [.. records.SelectMany(r => r.Detail.Keys.Where(k => Value(r, k).Length > 0)).Distinct().OrderBy(Rank).ThenBy(k => k, StringComparer.Ordinal)];

    public static string Label(string column) => column == Names ? "Other names" : Words.Capital(Words.Spoken(column));

    /// <summary>What a record shows in a column: no title and no number twice, a status with the words for it, days in words.</summary>
    public static string Value(ListedRecord record, string column) => VisibleText.Of(column switch
    {
        Names => string.Join(" | ", In(record, Names).Split(" | ").Where(n => n != record.Title && n != In(record, "number"))),
        Status => Spoken(In(record, Status), In(record, StatusLabel)),
        StatusLabel when record.Detail.ContainsKey(Status) => "",
        _ => Words.Date(In(record, column)),
    });

    private static string In(ListedRecord record, string column) => record.Detail.GetValueOrDefault(column, "");

    /// <summary>"Not accepted by the group" says more than "not-accepted"; "10.00" stays beside what it means.</summary>
    private static string Spoken(string status, string label) =>
        status.Length > 0 && char.IsAsciiDigit(status[0]) ? $"{status} {label}".TrimEnd() : Words.Capital(Words.Spoken(label.Length > 0 ? label : status));

    private static int Rank(string column) => Order.IndexOf(column) is >= 0 and var place ? place : Order.Length;
}
