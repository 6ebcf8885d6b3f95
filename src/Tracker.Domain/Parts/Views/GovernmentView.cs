namespace Tracker.Domain.Parts;

/// <summary>The days on which a view is valid, both inclusive; null is open.</summary>
public sealed record Validity(DateOnly? From = null, DateOnly? To = null);

/// <summary>A view of a government office while it is drafted, in <c>government</c>.</summary>
/// <param name="Office">The <c>office/</c> group that issues it; only its members can change it.</param>
/// <param name="TextVersion">From 1, incremented with every change of subject, text or validity.</param>
/// <param name="Supersedes">An earlier published view of the same office.</param>
/// <param name="Published">Its copy in <c>delegation</c>, or null.</param>
/// <param name="WrittenTogether">True if the text is edited in a draft.</param>
public sealed record GovernmentView(
    EntityId Id, GroupId Office, ParticipantId Author, Field Subject, Field Text, Choice<Validity> Validity, int TextVersion,
    EntityId? Point = null, EntityId? Supersedes = null, Publication? Published = null, EntityId? SupersededBy = null, bool WrittenTogether = false)
{
    /// <summary>True if the delegation has the text as it stands.</summary>
    [JsonIgnore]
    public bool IsOut => Published is { Withdrawn: false } published && published.TextVersion == TextVersion;
}

/// <summary>The copy of a view for the delegation, with its origin.</summary>
/// <param name="Revision">From 1, incremented each time it is published again.</param>
/// <param name="Author">Who drafted it.</param>
/// <param name="IssuedBy">Who published it.</param>
public sealed record IssuedView(
    EntityId Id, int Revision, GroupId Office, ParticipantId Author, string Subject, string Text, Validity Validity,
    ParticipantId IssuedBy, DateTimeOffset IssuedAt,
    EntityId? Point = null, EntityId? Supersedes = null, EntityId? SupersededBy = null, bool Withdrawn = false)
{
    /// <summary>True if the view is in effect on a day: valid, and neither withdrawn nor superseded.</summary>
    public bool Holds(DateOnly day) =>
        !Withdrawn && SupersededBy is null && (Validity.From is null || Validity.From <= day) && (Validity.To is null || day <= Validity.To);
}
