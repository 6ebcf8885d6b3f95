using DocumentFormat.OpenXml.Spreadsheet;
using Words = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Tracker.Comments.Excel;

/// <summary>Reads a cell as the text that a person sees in it, and names what that leaves out.</summary>
internal sealed class CellReader(WorkbookPart book)
{
    private readonly List<SharedStringItem> strings = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>() ?? []];
    private readonly List<CellFormat> formats = [.. book.WorkbookStylesPart?.Stylesheet?.CellFormats?.Elements<CellFormat>() ?? []];
    private readonly bool from1904 = book.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;

    public string Of(Cell cell, Action<string> lose)
    {
        var kind = cell.DataType?.Value ?? CellValues.Number;
        var value = cell.CellValue?.Text ?? "";
        if (cell.CellFormula is { } formula)
            lose(value.Length > 0 ? $"A formula is kept as its last value; it was {Losses.Quoted("=" + formula.Text)}."
                : $"A formula without a value is left out: {Losses.Quoted("=" + formula.Text)}.");
        if (IsStruckOut(cell)) lose("Marked-up words (struck out) are kept as plain text.");
        if (kind == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? Rich(strings[at], lose) : "";
        if (kind == CellValues.InlineString) return cell.InlineString is { } inline ? Rich(inline, lose) : "";
        if (kind == CellValues.String) return Escapes.Read(value);
        if (kind == CellValues.Boolean) return value == "1" ? "TRUE" : "FALSE";
        if (kind == CellValues.Error) lose($"The cell shows the error {value}.");
        return kind == CellValues.Number ? Number(cell, value) : value;
    }

    private static string Rich(OpenXmlCompositeElement item, Action<string> lose)
    {
        var marks = item.Elements<Run>().Select(r => r.RunProperties).OfType<RunProperties>().SelectMany(Marks).ToImmutableSortedSet(StringComparer.Ordinal);
        if (marks.Count > 0) lose($"Marked-up words ({string.Join(", ", marks)}) are kept as plain text.");
        return Escapes.Read(string.Concat(item.ChildElements.Select(c => c switch { Words text => text.Text, Run run => run.Text?.Text, _ => null })));
    }

    private static IEnumerable<string> Marks(RunProperties look)
    {
        if (look.GetFirstChild<Bold>() is { } bold && bold.Val?.Value != false) yield return "bold";
        if (look.GetFirstChild<Italic>() is { } italic && italic.Val?.Value != false) yield return "italic";
        if (look.GetFirstChild<Strike>() is { } strike && strike.Val?.Value != false) yield return "struck out";
        if (look.GetFirstChild<Underline>() is { } line && line.Val?.Value != UnderlineValues.None) yield return "underlined";
        if (look.GetFirstChild<Color>() is { } ink && (ink.Rgb is { } rgb && rgb.Value != "FF000000" || ink.Theme is { } theme && theme.Value != 1))
            yield return "coloured";
        if (look.GetFirstChild<VerticalTextAlignment>()?.Val is { } place && place.Value != VerticalAlignmentRunValues.Baseline)
            yield return place.Value == VerticalAlignmentRunValues.Superscript ? "superscript" : "subscript";
    }

    private string Number(Cell cell, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        var id = Format(cell)?.NumberFormatId?.Value ?? 0;
        var code = book.WorkbookStylesPart?.Stylesheet?.NumberingFormats?.Elements<NumberingFormat>()
            .FirstOrDefault(f => f.NumberFormatId?.Value == id)?.FormatCode?.Value ?? (id switch { 1 => "0", 2 => "0.00", _ => "" });
        if (id is >= 14 and <= 22 || id >= 164 && IsDate(code)) return Day(number) ?? value;
        return code.Length > 1 && code.StartsWith("0.", StringComparison.Ordinal) && code[2..].All(c => c == '0')
            ? number.ToString(code, CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private static bool IsDate(string code) => code.Contains('y', StringComparison.OrdinalIgnoreCase) && code.Contains('m', StringComparison.OrdinalIgnoreCase);

    private string? Day(double serial)
    {
        serial += from1904 ? 1462 : 0;
        if (serial is < 61 or > 2_958_465) return null;
        var at = DateTime.FromOADate(serial);
        return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private CellFormat? Format(Cell cell) => cell.StyleIndex?.Value is { } at && at < formats.Count ? formats[(int)at] : null;

    private bool IsStruckOut(Cell cell) =>
        Format(cell)?.FontId?.Value is { } id and > 0
            && book.WorkbookStylesPart!.Stylesheet!.Fonts?.Elements<Font>().ElementAtOrDefault((int)id)?.Strike is { } strike && strike.Val?.Value != false;
}
