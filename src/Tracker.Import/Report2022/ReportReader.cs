namespace Tracker.Import.Report2022;

/// <summary>Reads the study's facts, typed as one row one fact in a folder of CSV files (its SCHEMA.md says how), into commands. The same folder
/// always gives the same steps and operation ids.</summary>
public static class ReportReader
{
    /// <summary>The document that every claim of a report is from.</summary>
    public static string Document => Study.Title;

    /// <summary>The document of ours that says what the files hold.</summary>
    public static string Typed => Study.Typed;

    /// <summary>The files with the columns they must have, in the order in which they are read.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<string>> Files =>
        Sheets.ToDictionary(s => s.File, s => s.Columns.AddRange(Row.Provenance));

    private static readonly ImmutableArray<Sheet> Sheets =
    [
        .. BodySheets.All, .. OrganisationSheets.All, .. PersonSheets.All, .. DocumentSheets.All, .. ParticipationSheets.All, .. SetSheets.All,
        .. MeetingSheets.All, .. TenureSheets.All, .. FigureSheets.All, .. TableSheets.All, .. StatementSheets.All, DoubtSheet.All,
    ];

    public static ImportReading Read(string folder)
    {
        var problems = new List<ImportProblem>();
        var facts = new Facts(problems);
        var read = Sheets.Select(s => (Sheet: s, Rows: RowFile.Read(folder, s.File, s.Columns.AddRange(Row.Provenance), problems))).ToArray();
        foreach (var (sheet, rows) in read) Each(facts, rows, sheet.Open);
        foreach (var (sheet, rows) in read) Each(facts, rows, sheet.Claim);
        foreach (var (sheet, rows) in read) Each(facts, rows, sheet.Doubt);
        return new ImportReading(facts.Steps, problems);
    }

    private static void Each(Facts facts, ImmutableArray<Row> rows, Action<Facts, Row>? apply)
    {
        if (apply is null) return;
        foreach (var row in rows)
        {
            try
            {
                apply(facts, row);
            }
            catch (FormatException e)
            {
                facts.Refuse(row, e);
            }
        }
    }
}
