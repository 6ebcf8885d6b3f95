namespace Tracker.Domain.Subjects;

/// <summary>That a record is about the same thing as another one.</summary>
/// <param name="Said">By whom, when and why.</param>
/// <param name="Split">Why it is not, if that was found out later.</param>
public sealed record Merge(ActorId Into, Remark Said, Remark? Split = null)
{
    /// <summary>As it was known then; null if it was not.</summary>
    public Merge? KnownAt(DateTimeOffset at) => Said.At <= at ? this with { Split = Split?.KnownAt(at) } : null;
}

/// <summary>One compartment of a subject (work item, standard, committee, organisation, person, topic): sourced claims, and outside <c>record</c>
/// also private notes and concerns.</summary>
/// <param name="Opened">Set in <c>record</c> only.</param>
/// <param name="Merges">In <c>record</c>: every time that it was merged into another record; null for never.</param>
public sealed record SubjectState(
    bool Opened, ClaimBook Book, ImmutableSortedDictionary<EntityId, Note> Notes, ImmutableList<Concern> Concerns, string? Body = null,
    ImmutableList<Merge>? Merges = null)
{
    public static readonly SubjectState Empty = new(false, ClaimBook.Empty, ImmutableSortedDictionary<EntityId, Note>.Empty, []);

    /// <summary>The claims of another moment, by either clock; private notes and concerns have only their present.</summary>
    /// <param name="day">What may hold in the world on this day; null for every day.</param>
    /// <param name="known">What was in the record by then; null for now.</param>
    public SubjectState Seen(DateOnly? day, DateTimeOffset? known)
    {
        var (book, merges) = known is { } at ? (Book.KnownAt(at), Merges?.Select(m => m.KnownAt(at)).OfType<Merge>().ToImmutableList()) : (Book, Merges);
        return this with { Book = day is { } on ? book.AsOf(on) : book, Merges = merges };
    }

    /// <summary>The merge that counts: the record is about the same thing as another one; null if it is not.</summary>
    [JsonIgnore]
    public Merge? Merged => Merges is [.., { Split: null } last] ? last : null;

    /// <summary>The title to show; null if this compartment has none.</summary>
    [JsonIgnore]
    public string? Title => ((Book.Foremost<Titled>(t => !t.Former) ?? Book.Foremost<Titled>())?.Statement as Titled)?.Title;

    /// <summary>Every title, name and identifier of the subject, including former ones.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => Book.Claims.Where(c => c.Stands).Select(c => c.Statement switch
    {
        Titled t => t.Title,
        AlsoNamed n => n.Name,
        Identified i => i.Identifier,
        _ => null,
    }).OfType<string>().Distinct(StringComparer.Ordinal);
}
