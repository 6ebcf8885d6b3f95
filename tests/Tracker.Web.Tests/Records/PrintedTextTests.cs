using Tracker.Web.Records.Decisions;

namespace Tracker.Web.Tests.Records;

public sealed class PrintedTextTests
{
    [Fact]
    public void Table_is_read_between_the_words_around_it()
    {
        var blocks = PrintedText.Blocks("It approves:\n\n|===\n|Project |Group\n\n|ISO 1 |WG 2\n|ISO 3 |WG 4\n|===\n\nIt thanks them.").ToList();
        Assert.Equal(["It approves:", "", "It thanks them."], blocks.Select(b => b.Text));
        var table = blocks[1].Table!;
        Assert.Equal(["Project", "Group"], table.Head!);
        Assert.Equal([["ISO 1", "WG 2"], ["ISO 3", "WG 4"]], table.Rows);
    }

    [Theory]
    [InlineData("No table, only a | line"), InlineData("|===\n|a |b\n|c\n|==="), InlineData("|===\n|never ends")]
    public void What_is_no_table_stays_text(string text)
    {
        var block = Assert.Single(PrintedText.Blocks(text));
        Assert.Null(block.Table);
        Assert.Equal(text, block.Text);
    }

    [Fact]
    public void Table_without_an_empty_line_has_no_head() => Assert.Null(Assert.Single(PrintedText.Blocks("|===\n|a |b\n|c |d\n|===")).Table!.Head);
}
