namespace Tracker.Domain.Parts;

/// <summary>A person who is to receive something, for the company or office they belong to: when they leave it, they read it no more.</summary>
/// <param name="Group">An <c>org/</c> or <c>office/</c> group.</param>
public sealed record Addressee(ParticipantId Participant, GroupId Group);

/// <summary>The people who are to receive something, in the order in which they were chosen.</summary>
public sealed record Addressees(ImmutableArray<Addressee> All)
{
    /// <summary>Most people of one release.</summary>
    public const int Most = 200;

    public static readonly Addressees None = new([]);

    [JsonIgnore]
    public IEnumerable<ParticipantId> People => All.Select(a => a.Participant);

    public bool Has(ParticipantId participant) => All.Any(a => a.Participant == participant);

    public bool Equals(Addressees? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());
    public override int GetHashCode() => All.Length;

    /// <summary>Null if each is a person of industry or of an office, and nobody is named twice.</summary>
    public Rejection? Refuses(string field) =>
        All.IsDefault ? TextLimits.Required(field)
        : Rejection.Full(All.Length - 1, Most, "recipients") is { } full ? full with { Field = field }
        : All.Any(a => !a.Group.IsOrganization && !a.Group.IsOffice)
            ? Rejection.Invalid("People are named for the company or government office to which they belong. Say which one for each.", field)
        : All.DistinctBy(a => a.Participant).Count() < All.Length ? Rejection.Invalid("The same person is named twice.", field)
        : null;
}
