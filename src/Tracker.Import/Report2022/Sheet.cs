namespace Tracker.Import.Report2022;

/// <summary>What the rows of one file become.</summary>
/// <param name="Name">First pass over all files: opens records and adds their names, so that later rows can refer to them.</param>
/// <param name="AddClaims">Second pass: adds the claims of a row.</param>
/// <param name="AddLastClaims">Third pass: adds claims that must come after those of all files.</param>
internal sealed record Sheet(
    string File, ImmutableArray<string> Columns, Action<Sheet.Context, Row>? Name = null, Action<Sheet.Context, Row>? AddClaims = null,
    Action<Sheet.Context, Row>? AddLastClaims = null)
{
    internal sealed record Context(StepList Steps, Names Names);

    public static ActorId Topic(string key) => ActorId.Parse("topic/report-2022/" + key);
    public static IEnumerable<string> Split(string text, char by = ';') =>
        text.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
