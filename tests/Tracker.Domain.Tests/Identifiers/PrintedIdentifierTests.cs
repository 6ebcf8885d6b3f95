using System.Text.Json;
using Tracker.Domain.Identifiers;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Identifiers;

/// <summary>Identifiers as their bodies print them: nearly all are understood, and what is printed for them means the same.</summary>
public sealed class PrintedIdentifierTests
{
    private const StringComparison Exact = StringComparison.Ordinal;

    [Theory]
    [InlineData("iso", 0.99), InlineData("iso-iec", 0.99), InlineData("iec", 0.99), InlineData("iec-tr", 0.99), InlineData("iec-ts", 0.99)]
    [InlineData("iec-working-documents", 0.99), InlineData("iso-drafts", 0.99), InlineData("iso-proofs", 0.99), InlineData("iso-languages", 0.99)]
    [InlineData("iso-corrigenda-amendments", 0.99), InlineData("iso-draft-supplements", 0.99), InlineData("iso-french", 0.99), InlineData("iwa", 0.99)]
    [InlineData("itu-r", 0.99), InlineData("etsi", 0.99), InlineData("ieee", 0.95)]
    public void Printed_identifiers_are_understood(string file, double share) => Holds(SharedData.Lines($"identifiers/{file}.txt"), share);

    [Fact]
    public void Recommendations_are_understood() =>
        Holds(SharedData.Lines("itu_recommendations/itu_records.jsonl.gz")?.Select(Id).Where(id => id.StartsWith("ITU-T", Exact)), 0.99);

    [Fact]
    public void Specifications_are_understood() => Holds(SharedData.Lines("3gpp_specs/3gpp_spec_versions.jsonl.gz")?.Select(Id), 0.99);

    [Fact]
    public void Meeting_documents_are_understood() => Holds(SharedData.Lines("3gpp_tdocs/sa2_tdocs.csv.gz")?.SelectMany(Paper), 0.99);

    [Fact]
    public void Rfcs_are_understood() => Holds(SharedData.Lines("ietf_rfc/rfc_documents.csv.gz")?.Skip(1).Select(line => "RFC " + line.Split(',')[0]), 0.99);

    private static IEnumerable<string> Paper(string line) => line.Split(',').Where(cell => cell.StartsWith("S2-", Exact)).Take(1);

    private static string Id(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    private static void Holds(IEnumerable<string>? lines, double share)
    {
        if (lines is null) return;
        var (read, problems) = (0, new List<string>());
        foreach (var line in lines.Where(l => l.Trim().Length > 0))
            if (DocumentIdentifier.Read(line, out var problem) is not { } identifier) problems.Add($"{line}: {problem}");
            else
            {
                read++;
                var printed = identifier.ToString();
                Assert.Equal(printed, DocumentIdentifier.Read(printed)?.ToString());
                Assert.Equal(Digits(line), Digits(printed));
            }
        Assert.True(read >= share * (read + problems.Count), $"{read} of {read + problems.Count}\n{string.Join('\n', problems.Take(40))}");
    }

    /// <summary>The digits of a text in one order: no printed form loses or invents one.</summary>
    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit).Order());
}
