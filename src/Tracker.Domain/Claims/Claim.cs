namespace Tracker.Domain.Claims;

/// <summary>A statement with its source, as somebody records it.</summary>
/// <param name="Id">Given by whoever records it.</param>
/// <param name="Valid">When it was true in the world; null where the source does not say.</param>
/// <param name="Hearsay">Set where it is a claim of somebody, not a fact as printed.</param>
public sealed record Assertion(
    EntityId Id, Statement Statement, Source? Source = null, PartialInterval? Valid = null, Hearsay? Hearsay = null)
{
    public Rejection? Refuses() => Claims.Source.Refuses(Source) ?? Statement.Refuses() ?? Valid?.Refuses("valid") ?? Hearsay?.Refuses();
}

/// <summary>Something a person said about a claim, with when.</summary>
public sealed record Remark(string Text, ParticipantId By, DateTimeOffset At);

/// <summary>A recorded claim. It is never erased; what happens to it is added.</summary>
/// <param name="Version">The compartment's version at which it was recorded.</param>
/// <param name="Anomaly">Set by an import: the rule of the body that the step breaks.</param>
/// <param name="SupersededBy">The claim that corrects this one.</param>
/// <param name="Superseded">Why it was superseded or withdrawn; it does not stand any more.</param>
/// <param name="RemovedByBody">The body removed the fact from its own text; it stands here with this note.</param>
public sealed record Claim(
    Assertion Assertion, ParticipantId By, DateTimeOffset At, long Version, GroupId? OnBehalfOf = null, string? Anomaly = null,
    EntityId? SupersededBy = null, Remark? Superseded = null, Remark? RemovedByBody = null)
{
    [JsonIgnore] public EntityId Id => Assertion.Id;
    [JsonIgnore] public Statement Statement => Assertion.Statement;
    [JsonIgnore] public PartialInterval? Valid => Assertion.Valid;
    [JsonIgnore] public bool Stands => Superseded is null;
    [JsonIgnore] public bool IsFact => Stands && Assertion.Hearsay is null;
}
