namespace Tracker.Domain.Shared;

/// <summary>Explains why JSON could not be read, from the place where reading stopped. The messages of .NET name our types, not the sender's
/// mistake.</summary>
internal static partial class BadJson
{
    /// <param name="path">Where reading stopped, such as <c>$.claim.source</c>.</param>
    public static Rejection Explain(ReadOnlySpan<byte> json, JsonTypeInfo asked, string whole, string path)
    {
        var bytes = json.ToArray();
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = asked.Options.MaxDepth });
            var (field, why) = Fault(JsonPlace.Find(document.RootElement, asked, Steps(path)));
            return At(field, whole, why);
        }
        catch (JsonException e)
        {
            return At("", whole, IsJson(bytes)
                ? $"must not be nested deeper than {asked.Options.MaxDepth} levels"
                : $"must be JSON, but is not from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            return At("", whole, "must have names that are Unicode text");
        }
    }

    public static Rejection At(string field, string whole, string why) => field.Length == 0
        ? new(RejectionCode.Malformed, $"{char.ToUpperInvariant(whole[0])}{whole[1..]} {why}.")
        : new(RejectionCode.Malformed, $"'{field}' in {whole} {why.TrimEnd('.')}.", field);

    /// <summary>The path in a message of .NET: <see cref="NotSupportedException"/> has no other.</summary>
    public static string PathIn(string message) => PathAtTheEnd().Match(message).Groups[1].Value;

    private static (string Field, string Why) Fault(JsonPlace at) => at switch
    {
        { Info: null } => (at.Field, "is not a known field"),
        { IsTwice: true } => (at.Field, "must appear only once"),
        { Missing: { } missing } => (at.Inside(missing), "is missing"),
        { IsOfNoKind: true } => (at.Field, at.Rule),
        _ when (at.Name?.Said() ?? at.Said()) is { } said => (at.Field, said),
        { Json.ValueKind: JsonValueKind.Null } => (at.Field, $"{at.Rule}, not null"),
        _ => (at.Field, at.Rule),
    };

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Steps(string path) => Step().Matches(path).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\.(?<1>[^.\[]+)|\['(?<1>.*?)'\]|(?<1>\[\d+\])")]
    private static partial Regex Step();

    [GeneratedRegex(@" Path: (\$.*) \| LineNumber: ")]
    private static partial Regex PathAtTheEnd();
}
