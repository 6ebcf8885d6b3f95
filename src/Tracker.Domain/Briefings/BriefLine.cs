namespace Tracker.Domain.Briefings;

/// <summary>What a line of a briefing is about. Every organisation has the same, whatever its country.</summary>
public enum BriefField { Name, Type, Country, Parent, Person, Work, Association, OfAClass, CoParticipation, Sentence, Caveat }

/// <summary>Where a line can be read: a claim of the public record, or a place in a source.</summary>
/// <param name="Record">The record that has the claim; without one, the source itself.</param>
/// <param name="Claim">Null for a sentence of one's own that cites a source.</param>
/// <param name="Source">As it was when it was cited.</param>
/// <param name="Since">When it was true in the world, as precise as the source says.</param>
public sealed record Citation(ActorId Record, EntityId? Claim = null, Source? Source = null, PartialDate? Since = null)
{
    /// <summary>Null if it is a claim with its source, or a source with a quote, a link, a passage or a page.</summary>
    internal Rejection? Refuses() => Source.Refuses(Source);
}

/// <summary>One line of a briefing: a fact of the record, or a sentence of the office.</summary>
/// <param name="From">Null as long as a sentence has no source: such a briefing is not released.</param>
/// <param name="By">Who wrote it; null for what the program collected.</param>
public sealed record BriefLine(EntityId Id, BriefField Field, string Words, Citation? From = null, ParticipantId? By = null)
{
    [JsonIgnore]
    public bool HasSource => From is not null;

    /// <summary>True if it says the same from the same place.</summary>
    public bool Says(BriefLine other) => (Field, Words, From) == (other.Field, other.Words, other.From);

    internal Rejection? Refuses(string field) => TextLimits.Demands(Words, field, TextLimits.Line) ?? From?.Refuses();
}

/// <summary>An organisation that is expected at the meeting, with what the record says of it.</summary>
/// <param name="Name">As it was when it was collected.</param>
public sealed partial record Expected(ActorId Organization, string Name, ImmutableArray<BriefLine> Lines)
{
    /// <summary>Lines of one organisation.</summary>
    public const int Most = 60;

    public IEnumerable<BriefLine> Of(BriefField field) => Lines.Where(l => l.Field == field);

    /// <summary>True if a source connects it with others by a word that none of its names has: a hint to look, not a verdict.</summary>
    [JsonIgnore]
    public bool NameHidesAssociation
    {
        get
        {
            var own = WordsOf(Name).Concat(Of(BriefField.Name).SelectMany(n => WordsOf(n.Words))).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return Of(BriefField.Association).Any() && !Of(BriefField.Association).SelectMany(a => WordsOf(a.Words)).Any(own.Contains);
        }
    }

    public bool Equals(Expected? other) =>
        other is not null && (Organization, Name) == (other.Organization, other.Name) && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Organization, Lines.Length);

    /// <summary>Words that tell something: short ones and those of every second institute are left out.</summary>
    private static IEnumerable<string> WordsOf(string text) =>
        Word().Matches(text).Select(m => m.Value).Where(w => w.Length > 3 && !Common.Contains(w));

    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "center", "centre", "china", "chinese", "company", "companies", "corporation", "institute", "institutes", "international", "limited", "ministry",
        "national", "office", "overseen", "state", "states", "united", "university", "with");

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
