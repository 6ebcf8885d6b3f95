namespace Tracker.Domain.Shared;

/// <summary>What a record says about a text that belongs to it: who may write it and how long it may be. Everybody else who may write in its compartment may suggest and comment.</summary>
/// <param name="Roles">Roles on the roster that may write; with <see cref="Everybody"/> roles do not matter.</param>
/// <param name="Participants">Single participants who may write besides.</param>
/// <param name="Groups">Groups whose members may write besides.</param>
/// <param name="MaxLength">UTF-16 characters.</param>
/// <param name="Everybody">True where whoever may write in the compartment may write the text.</param>
/// <param name="Closed">Why nobody may change the text for now, or null.</param>
/// <param name="Followed">True where the record keeps what the text reads: <see cref="RecordKind.Follow"/>.</param>
public sealed record TextTerms(
    ImmutableArray<RosterRole> Roles, ImmutableArray<ParticipantId> Participants, ImmutableArray<GroupId> Groups, int MaxLength,
    bool Everybody = false, string? Closed = null, bool Followed = false)
{
    public bool MayWrite(Standing standing) =>
        Everybody || standing.Role is { } role && Roles.Contains(role) || Participants.Contains(standing.Principal.Id)
        || Groups.Any(g => standing.Principal.Holds(g, standing.Today));

    /// <summary>A field whose text many write at once is changed there.</summary>
    public static Rejection WrittenTogether(string field) => Rejection.IllegalStep("Many write this text at once: open it in the editor to change it.", field);

    public bool Equals(TextTerms? other) =>
        ReferenceEquals(this, other) || other is not null && MaxLength == other.MaxLength && Everybody == other.Everybody && Closed == other.Closed && Followed == other.Followed
        && Roles.AsSpan().SequenceEqual(other.Roles.AsSpan()) && Participants.AsSpan().SequenceEqual(other.Participants.AsSpan())
        && Groups.AsSpan().SequenceEqual(other.Groups.AsSpan());

    public override int GetHashCode() => HashCode.Combine(MaxLength, Everybody, Closed, Roles.Length, Participants.Length);
}

/// <summary>The rights that a text inherits from the record it belongs to: that record's access list, and the terms of the text.</summary>
public sealed record InheritedRights(AccessList Access, TextTerms Terms);
