using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Domain.Watches;

namespace Tracker.Server.Watches;

/// <summary>Candidates for watches, from rows of claims.</summary>
internal static class Candidates
{
    /// <summary>The stored words of the statements that are looked at.</summary>
    public static readonly string[] Statements = [.. Candidate.Made.Select(StatementColumns.WordOf)];

    /// <summary>One candidate for each record that has rows which every reader of a watch in this compartment may read, with its last row.</summary>
    public static IEnumerable<(Candidate Candidate, DateTimeOffset RecordedAt)> Of(IEnumerable<ClaimRow> rows, CompartmentId at, RecordKinds kinds)
    {
        foreach (var record in rows.Where(r => r.Compartment == CompartmentId.Record || r.Compartment == at).GroupBy(r => r.Actor))
            if (kinds.Of(record.Key) is { } kind && Candidate.Of(record.Key, Said(record, ClaimRows.StatementsOf(kind))) is { } candidate)
                yield return (candidate, record.Max(r => r.RecordedFrom));
    }

    /// <summary>What is public first, in the order in which it was recorded.</summary>
    private static List<Statement> Said(IEnumerable<ClaimRow> rows, JsonTypeInfo json) =>
        [.. rows.OrderBy(r => r.Compartment != CompartmentId.Record).ThenBy(r => r.Version).Select(r => (Statement)JsonSerializer.Deserialize(r.Says, json)!)];
}
