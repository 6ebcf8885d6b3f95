using Tracker.Comments.Excel;
using Tracker.Comments.Word;

namespace Tracker.Comments;

/// <summary>Commenting forms as files: the template of ISO and IEC (version 2012-03) as DOCX or XLSX, and the two exports of ISO as XLSX.</summary>
public static class CommentForms
{
    /// <summary>Technical limit of one file, in bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    public static readonly string TooLarge = $"A commenting form can have at most {MostBytes / 1024 / 1024} MB.";

    private const int MostCharacters = 20_000_000;

    private static ReadOnlySpan<byte> Container => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The endings of files that can be written.</summary>
    public static readonly ImmutableArray<string> Endings = [".docx", ".xlsx"];

    /// <summary>What a file says, with what of it is lost; of a file that cannot be read, the reason.</summary>
    /// <param name="name">Its ending says how it is written.</param>
    public static FormReading Read(string name, byte[] file)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (ending is not (".docx" or ".docm" or ".xlsx" or ".xlsm")) return No("A commenting form ends in .docx or .xlsx.");
        if (file.Length > MostBytes) return No(TooLarge);
        // Word and Excel put older formats and what a password protects into a container of its own.
        if (file.AsSpan().StartsWith(Container))
            return No("The file is protected by a password, or is of an older format. Save it without a password as .docx or .xlsx.");
        try
        {
            using var bytes = new MemoryStream(file, writable: false);
            var settings = new OpenSettings { MaxCharactersInPart = MostCharacters };
            var form = ending.StartsWith(".doc", StringComparison.Ordinal) ? WordReader.Read(bytes, settings) : WorkbookReader.Read(bytes, settings);
            if (form is null) return No("There is no table in it with the columns of a commenting form.");
            form = form.Normal();
            return form.Rows.Length <= CommentingForm.MostRows ? new(form)
                : No($"A commenting form can have at most {CommentingForm.MostRows} comments; this has {form.Rows.Length}.");
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException or UriFormatException
            or FormatException or IOException or ArgumentException or InvalidOperationException or KeyNotFoundException or NotSupportedException)
        {
            return No("The file is damaged, or is not what its ending says.");
        }
    }

    /// <summary>The form as a file, or why it cannot be one.</summary>
    /// <param name="name">Its ending says how it is written.</param>
    public static FormFile Write(string name, CommentingForm form)
    {
        var word = Path.GetExtension(name).ToLowerInvariant() switch { ".docx" => true, ".xlsx" => false, _ => (bool?)null };
        if (word is null) return new(null, [], "A commenting form ends in .docx or .xlsx.");
        form = form.Normal();
        if (word is true) form = form with { Layout = FormLayout.Template };
        if (Refuses(form, word is true) is { } why) return new(null, [], why);
        ImmutableArray<FormLoss> lost =
        [
            .. from row in form.Rows.Select((of, nth) => (Of: of, Row: nth + 1))
               from text in FormRow.WithoutColumnIn(form.Layout) where text.Get(row.Of) is not null
               select new FormLoss(row.Row, text.Name, "This form has no column for it; the text is left out."),
        ];
        return new(StillPackage.Of(word is true ? WordWriter.Write(form) : WorkbookWriter.Write(form)), lost);
    }

    private static string? Refuses(CommentingForm form, bool word)
    {
        if (form.Rows.Length > CommentingForm.MostRows) return $"A commenting form can have at most {CommentingForm.MostRows} comments.";
        var texts = FormHead.Texts.Select(t => (Row: 0, t.Name, Text: t.Get(form.Head)))
            .Concat(from row in form.Rows.Select((of, nth) => (Of: of, Row: nth + 1)) from column in FormRow.ColumnsOf(form.Layout)
                    select (row.Row, column.Name, Text: column.Get(row.Of)));
        foreach (var (row, name, text) in texts)
        {
            if (text is null) continue;
            var place = row == 0 ? name : $"Row {row}, {name}";
            if (FormText.Unwritable(text) is >= 0 and var at)
                return $"{place}: the character U+{(int)text[at]:X4} at {at + 1} cannot be written into a file. Remove it.";
            if (!word && text.Length > Escapes.MostOfCell)
                return $"{place}: a cell of a workbook can have at most {Escapes.MostOfCell:N0} characters. Write a .docx, or shorten the text.";
        }
        return null;
    }

    private static FormReading No(string why) => new(null, why);
}

/// <summary>A form as the bytes of a file.</summary>
/// <param name="Bytes">Null if it cannot be written.</param>
/// <param name="Lost">What the format has no place for.</param>
/// <param name="Refused">Why it cannot be written.</param>
public sealed record FormFile(byte[]? Bytes, ImmutableArray<FormLoss> Lost, string? Refused = null);
