namespace Tracker.Protocol;

/// <summary>Until when the caller has looked at what happened.</summary>
/// <param name="At">Null if never.</param>
public sealed record Looked([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? At = null);
