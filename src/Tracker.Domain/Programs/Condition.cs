using Tracker.Domain.Claims;

namespace Tracker.Domain.Programs;

/// <summary>Whether a body did what a contribution depends on.</summary>
public enum ConditionState { Unmet, Met, Waived }

/// <summary>A contribution to a body that depends on what the body publishes.</summary>
/// <param name="Text">What is asked for.</param>
/// <param name="Information">The kind of information that must be published.</param>
/// <param name="Due">The last day.</param>
public sealed record ConditionTerms(Reference Body, string Text, InformationKind Information, DateOnly Due)
{
    internal Rejection? Refuses(string field) =>
        Body.Refuses(field + ".body")
        ?? (Body.Actor is { Kind: not "committee" } ? Rejection.Invalid("Choose a body of the record, or only name it.", field + ".body") : null)
        ?? TextLimits.Demands(Text, field + ".text", TextLimits.Line)
        ?? (Due.Year is < 1990 or > 2200 ? Rejection.Invalid("Say by which day it must be done.", field + ".due") : null);
}

/// <summary>Something that shows whether the condition is met.</summary>
public sealed record ConditionEvidence(EntityId Id, Source Source, ParticipantId By, DateTimeOffset At);

/// <summary>A conditional contribution without its amount.</summary>
/// <param name="Reason">Why it was waived or is unmet again; null if nothing was said.</param>
public sealed record Condition(
    EntityId Id, ConditionTerms Terms, Choice<ConditionState> State, ImmutableArray<ConditionEvidence>? Evidence = null, string? Reason = null)
{
    /// <summary>Conditions of one program, and pieces of evidence of one condition.</summary>
    public const int Most = 300, MostEvidence = 100;

    [JsonIgnore]
    public ImmutableArray<ConditionEvidence> AllEvidence => Evidence ?? [];

    /// <summary>True if the last day is over and the condition is neither met nor waived.</summary>
    public bool IsLate(DateOnly today) => State.Value == ConditionState.Unmet && Terms.Due < today;
}
