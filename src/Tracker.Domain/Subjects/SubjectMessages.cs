namespace Tracker.Domain.Subjects;

[JsonDerivedType(typeof(OpenSubject), "open")]
public abstract record SubjectCommand : Command;

[JsonDerivedType(typeof(SubjectOpened), "opened")]
public abstract record SubjectEvent : Event;

/// <summary>Open a record of a subject, in the compartment <c>record</c>, with all that is given or not at all.</summary>
/// <param name="Id">The id of the title claim.</param>
/// <param name="Title">The first title; all later ones are claims too.</param>
/// <param name="Body">Such as "ITU-T" or "ISO/IEC JTC 1": required for work items and standards, because it selects the status rules.</param>
/// <param name="Claims">What else is known of it from the start, at most <see cref="MostClaims"/>; null for nothing.</param>
public sealed record OpenSubject(
    EntityId Id, string Title, Source? Source = null, string? Body = null, PartialInterval? Valid = null, ImmutableArray<Assertion>? Claims = null)
    : SubjectCommand
{
    public const int MostClaims = 50;
}

public sealed record SubjectOpened(string? Body = null) : SubjectEvent;
