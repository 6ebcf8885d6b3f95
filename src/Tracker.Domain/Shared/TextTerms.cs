namespace Tracker.Domain.Shared;

/// <summary>The terms of a text, from the record it belongs to: who may write it and how long it may be. Others with write access to its compartment
/// may suggest and comment.</summary>
/// <param name="Roles">Roles on the roster that may write; irrelevant with <see cref="Everybody"/>.</param>
/// <param name="Participants">Other participants who may write.</param>
/// <param name="Groups">Groups whose members may write.</param>
/// <param name="MaxLength">UTF-16 characters.</param>
/// <param name="Everybody">True if anyone with write access to the compartment may write the text.</param>
/// <param name="Closed">Why the text is locked, or null.</param>
/// <param name="Followed">True if the record follows changes of the text: <see cref="RecordKind.Follow"/>.</param>
public sealed record TextTerms(
    ImmutableArray<RosterRole> Roles, ImmutableArray<ParticipantId> Participants, ImmutableArray<GroupId> Groups, int MaxLength,
    bool Everybody = false, string? Closed = null, bool Followed = false)
{
    public bool MayWrite(Standing standing) =>
        Everybody || standing.Role is { } role && Roles.Contains(role) || Participants.Contains(standing.Principal.Id)
        || Groups.Any(g => standing.Principal.Holds(g, standing.Today));

    /// <summary>The rejection for a field that is edited in a draft.</summary>
    public static Rejection WrittenTogether(string field) => Rejection.IllegalStep("This text is edited together. Open it in the editor to change it.", field);

    public bool Equals(TextTerms? other) =>
        ReferenceEquals(this, other) || other is not null
        && (MaxLength, Everybody, Closed, Followed) == (other.MaxLength, other.Everybody, other.Closed, other.Followed)
        && Roles.AsSpan().SequenceEqual(other.Roles.AsSpan()) && Participants.AsSpan().SequenceEqual(other.Participants.AsSpan())
        && Groups.AsSpan().SequenceEqual(other.Groups.AsSpan());

    public override int GetHashCode() => HashCode.Combine(MaxLength, Everybody, Closed, Roles.Length, Participants.Length);
}

/// <summary>The rights that a text inherits from the record it belongs to: that record's access list, and the terms of the text.</summary>
public sealed record InheritedRights(AccessList Access, TextTerms Terms);
