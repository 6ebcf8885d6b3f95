namespace Tracker.Import.Report2022;

/// <summary>What the rows of one file become.</summary>
/// <param name="Name">First pass over all files: opens records and tells their names, so that later rows can refer to them.</param>
/// <param name="Tell">Second pass: the claims of a row.</param>
/// <param name="TellLast">Third pass: what must come after the claims of all files.</param>
internal sealed record Sheet(
    string File, ImmutableArray<string> Columns, Action<Sheet.Context, Row>? Name = null, Action<Sheet.Context, Row>? Tell = null, Action<Sheet.Context, Row>? TellLast = null)
{
    internal sealed record Context(StepList Steps, Names Names);

    public static ActorId Topic(string key) => ActorId.Parse("topic/report-2022/" + key);
    public static IEnumerable<string> Split(string text, char by = ';') => text.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
