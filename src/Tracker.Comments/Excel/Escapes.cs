namespace Tracker.Comments.Excel;

/// <summary>Texts of a workbook: <c>_xHHHH_</c> in them is one character (ECMA-376 part 1, 22.9.2.19), so what is typed like that is escaped.</summary>
internal static partial class Escapes
{
    /// <summary>UTF-16 characters that a cell can have.</summary>
    public const int MostOfCell = 32_767;

    public static string Write(string text) => Escaping().Replace(text, "_x005F_");

    public static string Read(string text) =>
        Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escaping();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
