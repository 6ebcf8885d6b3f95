namespace Tracker.Domain.Shared;

/// <summary>Digests of documents as they are written in messages.</summary>
public static partial class Digests
{
    public static bool IsSha256(string text) => Form().IsMatch(text);

    public static Rejection Refusal(string field) => Rejection.Invalid($"'{field}' is not 64 lower-case hexadecimal digits.", field);

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Form();
}
