namespace Tracker.Domain.Shared;

/// <summary>Why JSON is not what was asked for, in our words: found by looking at the place where reading ended, because the words of .NET
/// tell its sender of our types and not of his mistake.</summary>
internal static partial class BadJson
{
    /// <param name="path">Where reading ended: <c>$.claim.source</c>.</param>
    public static Rejection Explain(ReadOnlySpan<byte> json, JsonTypeInfo asked, string taker, string path)
    {
        var bytes = json.ToArray();
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = asked.Options.MaxDepth });
            var (field, why) = Fault(JsonPlace.Find(document.RootElement, asked, Steps(path)));
            return At(field, taker, why);
        }
        catch (JsonException e)
        {
            return At("", taker, IsJson(bytes)
                ? $"must not be nested deeper than {asked.Options.MaxDepth} levels"
                : $"must be JSON, and is not from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            return At("", taker, "must be text in all its names");
        }
    }

    public static Rejection At(string field, string taker, string why) => field.Length == 0
        ? new(RejectionCode.Malformed, $"This is not what {taker} takes: {why}.")
        : new(RejectionCode.Malformed, $"'{field}' is not what {taker} takes: {why.TrimEnd('.')}.", field);

    /// <summary>The path in a text of .NET: an exception for what it does not support has no other.</summary>
    public static string PathIn(string message) => PathAtTheEnd().Match(message).Groups[1].Value;

    private static (string Field, string Why) Fault(JsonPlace at) => at switch
    {
        { Info: null } => (at.Field, "must not be there: no such field is known"),
        { IsTwice: true } => (at.Field, "must be there only once"),
        { Missing: { } missing } => (at.Inside(missing), "must be there"),
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
