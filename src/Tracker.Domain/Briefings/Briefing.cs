using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Briefings;

/// <summary>What one audience has of a briefing. The office that writes it has all; the recipients have what was released and the questions; each of
/// them has their own acknowledgement.</summary>
/// <param name="About">The meeting or committee.</param>
/// <param name="Expected">The organisations, in the order in which they were taken in.</param>
/// <param name="General">Statements that travel with every briefing, and sentences about no organisation.</param>
/// <param name="TextVersion">From 1, incremented with every change of what the recipients would read. 0 for the recipients.</param>
/// <param name="Returned">Sentences that a reviewer returned and that still stand.</param>
/// <param name="Settled">Sentences that were returned and are replaced or taken out.</param>
/// <param name="LeftOut">Organisations that the office took out: collecting again leaves them out.</param>
/// <param name="Attendees">Spellings of the attendee list, as whom a person named them.</param>
/// <param name="Before">What the recipients had before <paramref name="Issued"/>.</param>
public sealed record Briefing(
    Field Title, Distribution Distribution, ActorId? About = null, ImmutableList<Expected>? Expected = null, ImmutableList<BriefLine>? General = null,
    int TextVersion = 0, ParticipantId? Author = null, ImmutableSortedDictionary<EntityId, ReturnedSentence>? Returned = null,
    ImmutableList<ReturnedSentence>? Settled = null, PassedReview? Passed = null, IssuedBriefing? Issued = null, IssuedBriefing? Before = null,
    ImmutableList<ActorId>? LeftOut = null, ImmutableSortedDictionary<EntityId, Diligence>? Diligence = null,
    ImmutableSortedDictionary<EntityId, Attendee>? Attendees = null)
{
    public static readonly Briefing Empty = new(Field.Empty, Distribution.None);

    /// <summary>Organisations of one briefing.</summary>
    public const int MostExpected = 200;

    /// <summary>Lines that are about no organisation.</summary>
    public const int MostGeneral = 100;

    [JsonIgnore]
    public bool IsWithdrawn => Distribution.IsWithdrawn;

    /// <summary>True if the recipients have the words, the people and the day as they stand.</summary>
    [JsonIgnore]
    public bool IsOut => Issued is { } issued && Distribution.Out is { Withdrawn: false } sent && issued.TextVersion == TextVersion
        && sent.To == Distribution.To.Value && sent.AcknowledgeBy == Distribution.AcknowledgeBy.Value;

    /// <summary>Every line, those about organisations first.</summary>
    [JsonIgnore]
    public IEnumerable<BriefLine> Lines => (Expected ?? []).SelectMany(e => e.Lines).Concat(General ?? []);

    /// <summary>Sentences that nobody has shown a source for.</summary>
    [JsonIgnore]
    public IEnumerable<BriefLine> WithoutSource => Lines.Where(l => !l.HasSource);

    /// <summary>True if another member of the office read it as it stands.</summary>
    [JsonIgnore]
    public bool IsReviewed => Passed?.TextVersion == TextVersion;

    [JsonIgnore]
    public BriefingStep Step =>
        !Lines.Any() ? BriefingStep.Begun
        : WithoutSource.Any() || Returned is { IsEmpty: false } ? BriefingStep.Collected
        : !IsReviewed ? BriefingStep.Sourced
        : !IsOut ? BriefingStep.Reviewed
        : BriefingStep.Released;

    public BriefLine? Find(EntityId line) => Lines.FirstOrDefault(l => l.Id == line);
}

/// <summary>A question of due diligence about an organisation, with what was found.</summary>
/// <param name="Reviewer">Who found it last.</param>
/// <param name="Until">The last day on which it counts.</param>
public sealed record Diligence(
    EntityId Id, ActorId Organization, string Question, ParticipantId By, string? Finding = null, Citation? From = null, ParticipantId? Reviewer = null,
    DateOnly? On = null, DateOnly? Until = null)
{
    /// <summary>Months after which a finding asks for renewal.</summary>
    public const int Months = 12;

    /// <summary>True if nothing was found yet, or it does not count any more on that day.</summary>
    public bool IsDue(DateOnly day) => Finding is null || Until < day || On?.AddMonths(Months) <= day;
}

/// <summary>A spelling of an attendee list, and who it is.</summary>
public sealed record Attendee(EntityId Id, string Spelling, ActorId Who, ParticipantId By);

/// <summary>How far a briefing is.</summary>
public enum BriefingStep { Begun, Collected, Sourced, Reviewed, Released }

/// <summary>A sentence that a reviewer returned.</summary>
/// <param name="Words">As they were.</param>
public sealed record ReturnedSentence(EntityId Line, string Words, string Reason, ParticipantId By, DateTimeOffset At);

/// <summary>That a member of the office passed the words of one version.</summary>
public sealed record PassedReview(int TextVersion, ParticipantId By, DateTimeOffset At);

/// <summary>The briefing as its recipients have it.</summary>
/// <param name="TextVersion">The text version of the draft that it is a copy of.</param>
/// <param name="Reviewer">Who passed it.</param>
public sealed record IssuedBriefing(
    int Revision, int TextVersion, GroupId Office, string Title, ActorId About, ImmutableArray<Expected> Expected, ImmutableArray<BriefLine> General,
    ParticipantId Author, ParticipantId Reviewer, ParticipantId By, DateTimeOffset At)
{
    [JsonIgnore]
    public IEnumerable<BriefLine> Lines => Expected.SelectMany(e => e.Lines).Concat(General);

    /// <summary>SHA-256 of the title and of each line with its source, in lower-case hexadecimal digits: the same words have the same one.</summary>
    [JsonIgnore]
    public string Hash
    {
        get
        {
            var text = new StringBuilder(Title).Append('\n').Append(About);
            foreach (var one in Expected) text.Append('\n').Append(one.Organization).Append('\t').Append(one.Name).Append(Written(one.Lines));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Append('\n').Append(Written(General)).ToString())));
        }
    }

    private static string Written(ImmutableArray<BriefLine> lines) => string.Concat(lines.Select(l =>
        $"\n{l.Field}\t{l.Words}\t{l.From?.Record}\t{l.From?.Claim}\t{l.From?.Source?.Document}\t{l.From?.Source?.Quote}\t{l.From?.Source?.Passage?.Place}"));
}
