namespace Tracker.Text;

/// <summary>Markdown as a text: headings, lists, task lists, quotes, code, emphasis, links. Anything else stays plain text. HTML only becomes formats
/// of a text, and a link that is not allowed becomes plain text.</summary>
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
