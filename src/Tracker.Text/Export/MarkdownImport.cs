namespace Tracker.Text;

/// <summary>Markdown as a text: headings, lists, task lists, quotes, code, emphasis, links. What it does not know stays as the characters
/// it is; HTML never becomes more than the formats of a text, and a link that a text may not hold becomes its words.</summary>
public static class MarkdownImport
{
    public static RichText Read(string markdown)
    {
        var blocks = new MarkdownBlocks();
        foreach (var line in markdown.Replace("\0", "", StringComparison.Ordinal).Split(["\r\n", "\n", "\r"], StringSplitOptions.None)) blocks.Add(line);
        var builder = TextChange.Build();
        foreach (var line in blocks.Close())
        {
            foreach (var run in line.Runs) builder.Insert(run.Text, run.Format.ToAttributes());
            builder.Insert("\n", line.Attributes);
        }
        return RichText.FromChange(builder.ToChange());
    }
}
