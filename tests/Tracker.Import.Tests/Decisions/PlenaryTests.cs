using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Tracker.Domain.Identifiers;
using Tracker.Domain.Shared;
using Tracker.Import.Decisions;
using Tracker.Testing;

namespace Tracker.Import.Tests.Decisions;

/// <summary>Forty-three plenaries in the older form, and a published sample in the current one, where the files lie beside the repository.</summary>
public sealed class PlenaryTests
{
    private static readonly IReadOnlyList<string> Files = SharedData.FilesIn("meeting_decisions/plenary", ".yaml");

    [Fact]
    public void Every_decision_is_read_and_written_again_as_the_same()
    {
        if (Files.Count == 0) return;
        var all = Files.Select(Read).ToList();
        Assert.All(all, read => Assert.Empty(read.Faults));
        Assert.Equal((43, 693), (all.Count, all.Sum(read => read.Decisions.Length)));
        Assert.Equal(693, all.SelectMany(read => read.Decisions).Select(d => d.Number).Distinct().Count());
        Assert.Equal(926, Clauses(all, ClauseSort.Action).Count());
        Assert.Equal((99, 96), (Clauses(all, ClauseSort.Consideration).Count(), Clauses(all, ClauseSort.Consideration).Count(c => c.Day is not null)));
        foreach (var read in all) DecisionFileTests.SaysTheSame(read, Again(read));
    }

    [Fact]
    public void Every_decision_that_names_a_document_of_ISO_suggests_it()
    {
        if (Files.Count == 0) return;
        var found = Files.Select(Read).SelectMany(read => read.Decisions).Select(d => d.Says.Select(s => s.Statement).OfType<DecisionClause>()
            .SelectMany(DecisionSuggestions.In).ToList()).ToList();
        var decided = Files.Select(Read).SelectMany(read => read.Decisions).Select(d => d.Says.Select(s => s.Statement).OfType<DecisionClause>());
        var named = decided.Select(d => d.Any(c => Regex.IsMatch(c.Text, @"ISO(?:/\w+)* \d{4,}"))).ToList();
        var suggested = found.Select(d => d.Exists(s => s.Sort == SuggestionSort.Document)).ToList();
        Assert.DoesNotContain((true, false), named.Zip(suggested));
        // Nine more name it across the end of a line, or with its kind between, as in ISO/AWI TS.
        Assert.Equal((158, 167), (named.Count(n => n), suggested.Count(s => s)));
        Assert.NotInRange(found.Count(d => d.Exists(s => s.Sort == SuggestionSort.Term)), 0, 60);
        Assert.NotInRange(found.Count(d => d.Exists(s => s.Sort == SuggestionSort.Deadline)), 0, 20);
        var unread = found.SelectMany(d => d).Where(s => s.Sort == SuggestionSort.Document).Select(s => s.Words).Distinct()
            .Where(w => DocumentIdentifier.Read(DocumentName.Plain(w)) is null);
        Assert.Empty(unread);
    }

    [Fact]
    public void Published_sample_of_the_current_form_is_read_and_written_again_as_the_same()
    {
        if (SharedData.FileAt("meeting_decisions/cipm-111-2.yaml") is not { } file) return;
        var read = Read(file);
        Assert.Empty(read.Faults);
        Assert.NotEmpty(read.Decisions);
        DecisionFileTests.SaysTheSame(read, Again(read));
    }

    [Fact]
    public void Another_file_of_the_format_is_refused_with_the_fields_that_decisions_do_not_have()
    {
        if (SharedData.FileAt("meeting_decisions/ciml-56-meeting.yaml") is not { } file) return;
        var read = Read(file);
        Assert.Contains(read.Faults, f => f.Path == "agenda");
        Assert.Empty(read.Decisions);
    }

    private static PrintedDecisions Read(string file) => DecisionFiles.Read(File.ReadAllBytes(file), "ISO/TC 184/SC 4");

    private static PrintedDecisions Again(PrintedDecisions read) => DecisionFiles.Read(Encoding.UTF8.GetBytes(DecisionFiles.Write(read)), "another body");

    private static IEnumerable<DatedStatement> Clauses(List<PrintedDecisions> all, ClauseSort sort) =>
        all.SelectMany(read => read.Decisions).SelectMany(d => d.Says).Where(s => s.Statement is DecisionClause clause && clause.Sort == sort);
}
