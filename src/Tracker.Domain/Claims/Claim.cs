namespace Tracker.Domain.Claims;

/// <summary>A statement with its source, as a participant records it.</summary>
/// <param name="Id">Chosen by the participant who records it.</param>
/// <param name="Valid">When it was true in the world; null if the source does not say.</param>
/// <param name="Hearsay">Set if the source reports a claim of others, not a fact.</param>
public sealed record Assertion(
    EntityId Id, Statement Statement, Source? Source = null, PartialInterval? Valid = null, Hearsay? Hearsay = null)
{
    public Rejection? Refuses() => Claims.Source.Refuses(Source) ?? Statement.Refuses() ?? Valid?.Refuses("valid") ?? Hearsay?.Refuses();
}

/// <summary>What a participant said about a claim, and when.</summary>
/// <param name="Before">What was said in its place before.</param>
public sealed record Remark(string Text, ParticipantId By, DateTimeOffset At, Remark? Before = null)
{
    /// <summary>What was said by then; null if nothing was.</summary>
    public Remark? KnownAt(DateTimeOffset at) => At <= at ? this : Before?.KnownAt(at);
}

/// <summary>A recorded claim. It is never erased; corrections are added to it.</summary>
/// <param name="Version">The compartment's version at which it was recorded.</param>
/// <param name="Anomaly">Set by an import: the rule of the body that the step breaks.</param>
/// <param name="SupersededBy">The claim that corrects this one.</param>
/// <param name="Superseded">Why it was superseded or withdrawn, or null.</param>
/// <param name="RemovedByBody">Set if the body removed the fact from its own text; the claim stays, with this note.</param>
public sealed record Claim(
    Assertion Assertion, ParticipantId By, DateTimeOffset At, long Version, GroupId? OnBehalfOf = null, string? Anomaly = null,
    EntityId? SupersededBy = null, Remark? Superseded = null, Remark? RemovedByBody = null)
{
    [JsonIgnore] public EntityId Id => Assertion.Id;
    [JsonIgnore] public Statement Statement => Assertion.Statement;
    [JsonIgnore] public PartialInterval? Valid => Assertion.Valid;
    [JsonIgnore] public bool Stands => Superseded is null;
    [JsonIgnore] public bool IsFact => Stands && Assertion.Hearsay is null;

    /// <summary>The claim as it stood in the record then; it must have been recorded by then.</summary>
    public Claim KnownAt(DateTimeOffset at) => this with
    {
        SupersededBy = Superseded?.At <= at ? SupersededBy : null, Superseded = Superseded?.KnownAt(at), RemovedByBody = RemovedByBody?.KnownAt(at),
    };

    /// <summary>True if it may hold on a day of the world: what has no date may; what happened holds ever since.</summary>
    public bool MayHoldOn(DateOnly day) =>
        Valid is not { } valid || (Statement.IsMoment() ? valid.From is not { } from || from.Earliest <= day : valid.MayCover(day));
}
