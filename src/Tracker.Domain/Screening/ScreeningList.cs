using Tracker.Domain.Sources;

namespace Tracker.Domain.Screening;

/// <summary>A version of the list as it was published.</summary>
/// <param name="Document">The file, which is kept beside the log.</param>
/// <param name="File">Its name.</param>
/// <param name="Dated">The day of the list.</param>
/// <param name="TakenBack">Why it does not count any more.</param>
public sealed record ListVersion(
    EntityId Id, CapturedDocument Document, string File, PartialDate Dated, int Entries, ParticipantId By, DateTimeOffset At, Remark? TakenBack = null);

/// <summary>What a person says of one of our organisations and an entry with a similar name.</summary>
public enum LikenessVerdict { Same, NotTheSame, Unsure }

/// <summary>What a person decided of a pair, for what both sides were then.</summary>
/// <param name="EntryDigest">Of the entry that was shown.</param>
/// <param name="NamesDigest">Of the names of the organisation that were compared.</param>
public sealed record LikenessDecision(
    ActorId Organization, EntityId Entry, string EntryDigest, string NamesDigest, LikenessVerdict Verdict, string Reason, ParticipantId By, DateTimeOffset At)
{
    /// <summary>True until the entry or our record changes; one who is unsure has not settled it.</summary>
    public bool Settles(string entry, string names) => Verdict != LikenessVerdict.Unsure && IsOf(entry, names);

    /// <summary>True if it was decided of what both sides are now.</summary>
    public bool IsOf(string entry, string names) => EntryDigest == entry && NamesDigest == names;
}

/// <summary>What government liaisons keep of a screening list: its versions, and what they decided of similar names.</summary>
/// <param name="Decisions">The last one of each pair.</param>
public sealed record ScreeningList(
    Field Title, ImmutableArray<ListVersion> Versions, ImmutableSortedDictionary<string, LikenessDecision> Decisions)
{
    public static readonly ScreeningList Empty =
        new(Field.Empty, [], ImmutableSortedDictionary.Create<string, LikenessDecision>(StringComparer.Ordinal));

    public const int MostVersions = 1_000, MostDecisions = 50_000;

    /// <summary>The version that counts: the last one that was not taken back.</summary>
    [JsonIgnore]
    public ListVersion? Current => Versions.LastOrDefault(v => v.TakenBack is null);

    /// <summary>The one that counted before it.</summary>
    [JsonIgnore]
    public ListVersion? Before => Versions.Where(v => v.TakenBack is null).SkipLast(1).LastOrDefault();

    public LikenessDecision? Of(ActorId organization, EntityId entry) => Decisions.GetValueOrDefault(KeyOf(organization, entry));

    internal ScreeningList With(LikenessDecision decision) =>
        this with { Decisions = Decisions.SetItem(KeyOf(decision.Organization, decision.Entry), decision) };

    internal static string KeyOf(ActorId organization, EntityId entry) => $"{organization} {entry}";
}
