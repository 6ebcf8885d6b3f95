using DocumentFormat.OpenXml.Spreadsheet;
using Drawn = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Tracker.Comments.Excel;

/// <summary>One sheet of a workbook as a form.</summary>
internal sealed record SheetForm(
    string Name, FormLayout Layout, FormHead Head, Dictionary<int, TextOf<FormRow>> Columns, List<FormRow> Rows, List<FormLoss> Lost)
{
    private const int HeadingWithin = 20;

    /// <summary>Null if none of its first rows is the headings of a form.</summary>
    public static SheetForm? Of(WorksheetPart part, string name, CellReader cells)
    {
        var lines = Lines(part.Worksheet!).ToList();
        var (heading, found) = lines.Where(l => l.Row <= HeadingWithin)
            .Select(l => (l, Headings.Best([.. l.Cells.Select(c => (c.At, cells.Of(c.Cell, _ => { })))]))).FirstOrDefault(l => l.Item2 is not null);
        if (found is not { } form) return null;
        var sheet = new SheetForm(name, form.Layout, new(), form.Columns, [], []);
        sheet = sheet with { Head = sheet.HeadOf([.. lines.TakeWhile(l => l != heading)], cells) };
        foreach (var line in lines.SkipWhile(l => l != heading).Skip(1)) sheet.Rows.Add(sheet.RowOf(line, cells));
        sheet.Objects(part, heading.Row);
        return sheet;
    }

    public void NameIn(Losses losses, string where)
    {
        foreach (var loss in Lost) losses.Add(loss.Row, loss.Column is null ? null : loss.Column + where, loss.Sentence);
    }

    private FormRow RowOf(Line line, CellReader cells)
    {
        var row = FormRow.Empty;
        foreach (var (at, cell) in line.Cells)
        {
            var text = cells.Of(cell, sentence => Lose(line.Row, at, sentence));
            if (Columns.GetValueOrDefault(at) is { } column) row = column.Set(row, text);
            else if (text.Trim().Length > 0) Lose(line.Row, at, $"The form has no such column; left out is {Losses.Quoted(text)}.");
        }
        return row;
    }

    /// <summary>Names, and below each its value; what has no known name is lost.</summary>
    private FormHead HeadOf(List<Line> lines, CellReader cells)
    {
        var head = new FormHead();
        var names = new Dictionary<int, TextOf<FormHead>>();
        foreach (var line in lines)
        {
            foreach (var (at, cell) in line.Cells)
            {
                var text = cells.Of(cell, sentence => Lose(line.Row, at, sentence));
                if (names.Remove(at, out var name)) head = name.Set(head, text);
                else if (HeadNames.Of(text) is { } known) names[at] = known;
                else if (text.Trim().Length > 0) Lose(line.Row, at, $"The head has no such field; left out is {Losses.Quoted(text)}.");
            }
        }
        return head;
    }

    private void Objects(WorksheetPart part, int heading)
    {
        foreach (var merged in part.Worksheet!.Descendants<MergeCell>().Select(m => m.Reference?.Value).OfType<string>())
        {
            var (from, to) = Columnar.Range(merged);
            if (from.Row > heading) Lose(from.Row, from.Column, $"The cells {merged} are merged; the text is kept in the first, in row {from.Row} only.");
        }
        foreach (var anchor in part.DrawingsPart?.WorksheetDrawing?.Descendants<Drawn.FromMarker>() ?? [])
            Lose(Whole(anchor.RowId) + 1, Whole(anchor.ColumnId), "A picture or drawing is left out.");
        foreach (var note in part.WorksheetCommentsPart?.Comments?.Descendants<Comment>() ?? [])
        {
            var (column, row) = Columnar.Of(note.Reference?.Value ?? "A1");
            Lose(row, column, $"A note at the cell is left out: {Losses.Quoted(note.CommentText?.InnerText ?? "")}.");
        }
        foreach (var link in part.Worksheet.Descendants<Hyperlink>())
        {
            var (column, row) = Columnar.Range(link.Reference?.Value ?? "A1").From;
            var address = part.HyperlinkRelationships.FirstOrDefault(r => r.Id == link.Id?.Value)?.Uri.OriginalString ?? link.Location?.Value ?? "";
            Lose(row, column, $"A link is kept as its words; its address is {Losses.Quoted(address)}.");
        }
        if (part.EmbeddedObjectParts.Any() || part.EmbeddedPackageParts.Any())
            Lost.Add(new(0, null, $"Embedded objects on {Losses.Quoted(Name)} are left out."));
    }

    private static int Whole(OpenXmlLeafTextElement? number) =>
        int.TryParse(number?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private void Lose(int row, int at, string sentence) =>
        Lost.Add(new(row, Columns.GetValueOrDefault(at)?.Name ?? $"column {Columnar.Letters(at)}", sentence));

    /// <summary>Rows and cells may leave out their places: each is then after the one before.</summary>
    private static IEnumerable<Line> Lines(Worksheet sheet)
    {
        var last = 0;
        foreach (var row in sheet.Descendants<Row>())
        {
            last = (int?)row.RowIndex?.Value ?? last + 1;
            var at = -1;
            yield return new(last, [.. row.Elements<Cell>().Select(c => (at = c.CellReference?.Value is { } place ? Columnar.Of(place).Column : at + 1, c))]);
        }
    }

    private sealed record Line(int Row, ImmutableArray<(int At, Cell Cell)> Cells);
}
