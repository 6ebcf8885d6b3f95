using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Tracker.Domain.Shared;

namespace Tracker.Domain.WorkItems;

/// <summary>A status of one body's procedure: a harmonized stage code such as <c>40.60</c>, or a word such as <c>in-last-call</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<StatusCode>))]
public readonly partial record struct StatusCode : IIdentifier<StatusCode>
{
    private StatusCode(string value) => Value = value;

    public string Value { get; }
    public static string Rule => "a stage code such as 40.60 or a status in lower-case words such as in-last-call, at most 40 characters";
    public static StatusCode? TryParse(string? text) => text is { Length: <= 40 } && Form().IsMatch(text) ? new StatusCode(text) : null;
    public static StatusCode Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not a status: {Rule}.");
    public override string ToString() => Value;

    [GeneratedRegex(@"^([0-9]{2}\.[0-9]{2}|[a-z]+(-[a-z]+)*)\z")]
    private static partial Regex Form();
}
