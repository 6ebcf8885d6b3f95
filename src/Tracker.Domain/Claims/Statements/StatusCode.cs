namespace Tracker.Domain.Claims;

/// <summary>A status of one body's procedure: a harmonized stage code such as <c>40.60</c>, or a word such as <c>in-last-call</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<StatusCode>))]
public readonly partial record struct StatusCode : IName<StatusCode>
{
    private StatusCode(string value) => Value = value;
    public string Value { get; }
    public static string Rule => "a stage code such as 40.60 or a status in lower-case words such as in-last-call, at most 40 characters";
    public static bool IsWellFormed(string text) => text.Length <= 40 && Form().IsMatch(text);
    public static StatusCode Trusted(string text) => new(text);
    public override string ToString() => Value;

    [GeneratedRegex(@"^([0-9]{2}\.[0-9]{2}|[a-z]+(-[a-z]+)*)\z")]
    private static partial Regex Form();
}
