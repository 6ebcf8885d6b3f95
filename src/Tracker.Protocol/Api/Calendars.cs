namespace Tracker.Protocol;

/// <summary>The private address of a participant's calendar.</summary>
/// <param name="MadeAt">When the address in use was made; null without one.</param>
/// <param name="Address">Shown once, when it is made; null otherwise.</param>
public sealed record CalendarAddress(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? MadeAt = null, string? Address = null);
