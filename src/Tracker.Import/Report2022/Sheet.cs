namespace Tracker.Import.Report2022;

/// <summary>What the rows of one file become.</summary>
/// <param name="Columns">The columns it must have besides those of the provenance; the first is the key.</param>
/// <param name="Open">First pass over all files: opens records, so that later rows can refer to them.</param>
/// <param name="Claim">Second pass: adds the claims of a row.</param>
/// <param name="Doubt">Third pass: adds claims about claims.</param>
internal sealed record Sheet(
    string File, ImmutableArray<string> Columns, Action<Facts, Row>? Open = null, Action<Facts, Row>? Claim = null, Action<Facts, Row>? Doubt = null);
