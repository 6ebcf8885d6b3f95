using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Subjects;

/// <summary>Open a record of a subject, in the compartment <c>record</c>.</summary>
/// <param name="Id">Of the claim that holds the title.</param>
/// <param name="Title">The first title; all later ones are claims too.</param>
/// <param name="Body">Such as "ITU-T" or "ISO/IEC JTC 1": required for work items and standards, where it chooses the status rules.</param>
public sealed record OpenSubject(EntityId Id, string Title, Source? Source = null, string? Body = null, PartialInterval? Valid = null) : Command;

public sealed record SubjectOpened(string? Body = null) : Event;

/// <summary>
/// What one compartment holds of a subject (work item, standard, committee, organisation, person, topic):
/// sourced claims, and outside <c>record</c> also private notes and concerns.
/// </summary>
/// <param name="Opened">Set in <c>record</c> only.</param>
public sealed record SubjectState(bool Opened, ClaimBook Book, ImmutableList<Note> Notes, ImmutableList<Concern> Concerns, string? Body = null)
{
    public static readonly SubjectState Empty = new(false, ClaimBook.Empty, [], []);

    /// <summary>The title to show; null where no compartment of this kind has one.</summary>
    [JsonIgnore]
    public string? Title => ((Book.Foremost<Titled>(t => !t.Former) ?? Book.Foremost<Titled>())?.Statement as Titled)?.Title;

    /// <summary>Every title, name and identifier that the subject ever had.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => Book.Claims.Where(c => c.Stands).Select(c => c.Statement switch
    {
        Titled t => t.Title,
        AlsoNamed n => n.Name,
        Identified i => i.Identifier,
        _ => null,
    }).OfType<string>().Distinct(StringComparer.Ordinal);

    public SubjectState Apply(Recorded recorded) => recorded.Event switch
    {
        SubjectOpened e => this with { Opened = true, Body = e.Body },
        ClaimRecorded or ClaimSuperseded or ClaimPreferred or ClaimRemovedByBody => this with { Book = Book.Apply(recorded) },
        NoteAdded or NoteEdited or NoteRemoved => this with { Notes = Subjects.Notes.Apply(Notes, recorded) },
        ConcernRaised or ConcernAnswered or ConcernWithdrawn => this with { Concerns = Subjects.Concerns.Apply(Concerns, recorded) },
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };
}
