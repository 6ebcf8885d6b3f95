namespace Tracker.Import.Report2022;

/// <summary>Reads the report's facts (a folder of CSV files with a <c>source</c> column) into commands. The same folder always gives the same steps
/// and operation ids.</summary>
public static class ReportReader
{
    /// <summary>The files with the columns they must have, in the order in which they are read.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<string>> Files => Sheets.ToDictionary(s => s.File, s => s.Columns);

    private static readonly ImmutableArray<Sheet> Sheets =
    [
        .. BodySheets.All, .. OrganisationSheets.All, .. PersonSheets.All, .. DocumentSheets.All, .. TableSheets.All, .. TopicSheets.All,
    ];

    public static ImportReading Read(string folder)
    {
        var problems = new List<ImportProblem>();
        var steps = new StepList(problems);
        var context = new Sheet.Context(steps, new Names());
        var read = Sheets.Select(s => (Sheet: s, Rows: RowFile.Read(folder, s.File, s.Columns, problems))).ToArray();
        foreach (var (sheet, rows) in read) Each(context, rows, sheet.Name);
        foreach (var (sheet, rows) in read) Each(context, rows, sheet.AddClaims);
        foreach (var (sheet, rows) in read) Each(context, rows, sheet.AddLastClaims);
        return new ImportReading(steps.Steps, problems);
    }

    private static void Each(Sheet.Context context, ImmutableArray<Row> rows, Action<Sheet.Context, Row>? apply)
    {
        if (apply is null) return;
        foreach (var row in rows)
        {
            try
            {
                apply(context, row);
            }
            catch (FormatException e)
            {
                context.Steps.Refuse(row, e.Message);
            }
        }
    }
}
