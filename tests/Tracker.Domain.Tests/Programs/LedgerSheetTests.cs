using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Programs.ProgramBench;

namespace Tracker.Domain.Tests.Programs;

public sealed class LedgerSheetTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1"), InlineData("+1", "'+1"), InlineData("-1", "'-1"), InlineData("@SUM(A1)", "'@SUM(A1)"), InlineData(" =1", "' =1")]
    [InlineData("\t=1", "'\t=1"), InlineData("Travel, SG13", "\"Travel, SG13\""), InlineData("a \"b\"", "\"a \"\"b\"\"\""), InlineData("Travel", "Travel")]
    public void Cell_is_never_a_formula_and_never_ends_early(string text, string cell) => Assert.Equal(cell, LedgerSheet.Cell(text));

    [Fact]
    public void Every_entry_is_one_line_with_both_amounts()
    {
        var program = new ProgramBench();
        program.Accept(Post(Flow.Plan, 1) with { Amount = new Amount(10_000, "CHF", 1.125m, "=Bank"), For = "=HYPERLINK(1)" });
        var lines = LedgerSheet.Of(program.Ledger, program.Coverage).Split("\r\n");
        Assert.Equal(["2027-09-30", "plan", "FY 2027", "Expert", "QKD item", "'=HYPERLINK(1)", "112.50", "USD", "100.00", "CHF", "1.125", "'=Bank"],
            lines[1].Split(',')[..12]);
        Assert.Equal(("", 3), (lines[^1], lines.Length));
    }
}
