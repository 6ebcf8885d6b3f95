using Tracker.Cli.Commands;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Shared;
using Tracker.Domain.Topics;
using Tracker.Domain.WorkItems;

namespace Tracker.Cli.Tests;

public sealed class StatementArgumentTests
{
    [Fact]
    public void Fields_become_the_statement()
    {
        var (editor, _) = StatementArgument.Read(
            WorkItem.Kind, "editor", ["organization=China Unicom, Ltd.", "organization.actor=organization/china-unicom", "country=China", "lead=true"]);
        Assert.Equal(new Editor(new("China Unicom, Ltd.", ActorId.Parse("organization/china-unicom")), Country: "China", Lead: true), editor);

        var (contribution, _) = StatementArgument.Read(WorkItem.Kind, "contribution", ["number=C-1", "type=text-proposal", "sponsors=ZTE", "sponsors=ETRI"]);
        Assert.Equal(["ZTE", "ETRI"], ((Contribution)contribution!).Sponsors.Select(s => s.Name));

        var (row, _) = StatementArgument.Read(Topic.Kind, "table-row", ["table=Table 6", "row=Nokia", "cells.contributions=60"]);
        Assert.Equal("60", ((TableRow)row!).Cells["contributions"]);
    }

    [Theory]
    [InlineData("founded", "'founded' is not a statement of this kind of record: also-named,")]
    [InlineData("status", "'status' in 'status' is missing.")]
    [InlineData("status", "'status' is not a field and its value, such as status=40.20.", "status")]
    [InlineData("status", "'stage' is not a field of it: status=TEXT, [stepsBetweenUnknown=true|false], [body=TEXT], [asPrinted=TEXT].", "stage=40.20")]
    [InlineData("status", "'status' in 'status' must be a stage code such as 40.60", "status=Soon")]
    [InlineData("status", "'stepsBetweenUnknown' must be true or false.", "stepsBetweenUnknown=yes")]
    [InlineData("document-kind", "'document' in 'document-kind' must be one of", "document=poem")]
    [InlineData("takes-part", "'count' must be a whole number.", "count=few")]
    public void What_is_no_statement_is_explained(string word, string sentence, params string[] set)
    {
        var (statement, problem) = StatementArgument.Read(WorkItem.Kind, word, set);
        Assert.Null(statement);
        Assert.StartsWith(sentence, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_statement_of_every_kind_is_listed_with_its_fields() => Assert.All(Domain.TrackerKinds.Subjects, kind =>
    {
        Assert.Equal(kind.Statements.Count(), StatementArgument.Of(kind).Count);
        Assert.All(StatementArgument.Of(kind), s => Assert.NotEmpty(StatementArgument.FieldsOf(s.Info)));
        Assert.Equal("founded", kind == Committee.Kind ? StatementArgument.Of(kind).Single(s => s.Word == "founded").Word : "founded");
    });
}
