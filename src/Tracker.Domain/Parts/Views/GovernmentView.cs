namespace Tracker.Domain.Parts;

/// <summary>The days on which a view holds, both inclusive; a missing day is open.</summary>
public sealed record Validity(DateOnly? From = null, DateOnly? To = null);

/// <summary>A view of a government office while it is drafted, in <c>government</c> (R062).</summary>
/// <param name="Office">The <c>office/</c> group that issues it; only its members change it.</param>
/// <param name="TextVersion">From 1; rises with every change of subject, text or validity.</param>
/// <param name="Supersedes">An earlier published view of the same office.</param>
/// <param name="Published">What of it stands in <c>delegation</c>, or null.</param>
/// <param name="WrittenTogether">True where the text is written in its draft.</param>
public sealed record GovernmentView(
    EntityId Id, GroupId Office, ParticipantId Author, Field Subject, Field Text, Choice<Validity> Validity, int TextVersion,
    EntityId? Point = null, EntityId? Supersedes = null, Publication? Published = null, EntityId? SupersededBy = null, bool WrittenTogether = false);

/// <summary>The copy of a view that was published to the delegation, with its origin.</summary>
/// <param name="Revision">From 1; one more each time it is published again.</param>
/// <param name="Author">Who drafted it.</param>
/// <param name="IssuedBy">Who published it.</param>
public sealed record IssuedView(
    EntityId Id, int Revision, GroupId Office, ParticipantId Author, string Subject, string Text, Validity Validity,
    ParticipantId IssuedBy, DateTimeOffset IssuedAt,
    EntityId? Point = null, EntityId? Supersedes = null, EntityId? SupersededBy = null, bool Withdrawn = false)
{
    /// <summary>True where it is the office's word on a day: neither withdrawn, superseded nor outside its validity.</summary>
    public bool Holds(DateOnly day) =>
        !Withdrawn && SupersededBy is null && (Validity.From is null || Validity.From <= day) && (Validity.To is null || day <= Validity.To);
}
