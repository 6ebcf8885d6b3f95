using DocumentFormat.OpenXml.Spreadsheet;

namespace Tracker.Comments.Excel;

/// <summary>Reads a form from a workbook: the sheet with all comments, and from its other sheets what that one does not have.</summary>
internal sealed class WorkbookReader(WorkbookPart book)
{
    private readonly Losses losses = new();
    private readonly CellReader cells = new(book);

    /// <summary>Null if no sheet has the columns of a form.</summary>
    public static CommentingForm? Read(Stream bytes, OpenSettings settings)
    {
        using var document = SpreadsheetDocument.Open(bytes, isEditable: false, settings);
        return document.WorkbookPart is { Workbook: not null } book ? new WorkbookReader(book).Form() : null;
    }

    private CommentingForm? Form()
    {
        if (book.VbaProjectPart is not null) losses.Add(0, null, "The file has macros. They were not run, and are left out.");
        var sheets = new List<SheetForm>();
        foreach (var sheet in book.Workbook!.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart { Worksheet: not null } part)
                losses.Add(0, null, $"The sheet {Losses.Quoted(sheet.Name?.Value ?? "")} has no cells and is left out.");
            else if (SheetForm.Of(part, sheet.Name?.Value ?? "", cells) is { } form) sheets.Add(form);
            else if (part.Worksheet.Descendants<Cell>().Any(c => cells.Of(c, _ => { }).Trim().Length > 0))
                losses.Add(0, null, $"The sheet {Losses.Quoted(sheet.Name?.Value ?? "")} is no form and is left out.");
        }
        if (sheets.Count == 0) return null;
        var main = sheets.FirstOrDefault(s => s.Name.StartsWith("Comments", StringComparison.OrdinalIgnoreCase)) ?? sheets[0];
        var rows = ImmutableArray.CreateBuilder<FormRow>();
        rows.AddRange(main.Rows);
        main.NameIn(losses, "");
        var left = main.Rows.ToList();
        foreach (var other in sheets.Where(s => s != main))
        {
            if (other.Layout != main.Layout)
            {
                losses.Add(0, null, $"The sheet {Losses.Quoted(other.Name)} has other columns and is left out.");
                continue;
            }
            var more = other.Rows.Where(r => !left.Remove(r)).ToList();
            rows.AddRange(more);
            if (more.Count > 0) other.NameIn(losses, $" on {Losses.Quoted(other.Name)}");
        }
        if (Headings.AreMoved(main.Columns, main.Layout))
            losses.Add(0, null, "The columns are not in their usual order; each was read by its heading.");
        return new(main.Layout, main.Head, rows.ToImmutable(), losses.All);
    }
}
