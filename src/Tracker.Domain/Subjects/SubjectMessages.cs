namespace Tracker.Domain.Subjects;

[JsonDerivedType(typeof(OpenSubject), "open")]
[JsonDerivedType(typeof(MergeRecord), "merge-record")]
[JsonDerivedType(typeof(SplitRecord), "split-record")]
public abstract record SubjectCommand : Command;

[JsonDerivedType(typeof(SubjectOpened), "opened")]
[JsonDerivedType(typeof(RecordMerged), "merged")]
[JsonDerivedType(typeof(RecordSplit), "split")]
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

/// <summary>This record is about the same thing as another one, which lists and search lead to from now on. Nothing is erased.</summary>
/// <param name="Into">The other record, of the same kind. Whether it is there for the sender is asked before this record is.</param>
public sealed record MergeRecord(ActorId Into, string Reason) : SubjectCommand;

/// <summary>The two records are not about the same thing.</summary>
public sealed record SplitRecord(string Reason) : SubjectCommand;

public sealed record RecordMerged(ActorId Into, string Reason) : SubjectEvent;

public sealed record RecordSplit(string Reason) : SubjectEvent;
