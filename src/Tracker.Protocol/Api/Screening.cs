using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Domain.Claims;
using Tracker.Domain.Screening;

namespace Tracker.Protocol;

/// <summary>One of our organisations and an entry of the list with a similar name.</summary>
/// <param name="Title">What the organisation is called.</param>
/// <param name="NamesDigest">Of its names that were compared.</param>
/// <param name="IsNew">True if the version before it had no such pair with this entry as it is.</param>
/// <param name="Decision">What was decided of this pair last; null for nothing.</param>
public sealed record ScreenedPair(
    ActorId Organization, string Title, string NamesDigest, ListEntry Entry, Likeness Likeness, bool IsNew, LikenessDecision? Decision = null)
{
    /// <summary>True while nobody has settled it for what both sides are now.</summary>
    [JsonIgnore]
    public bool Awaits => Decision?.Settles(Entry.Digest, NamesDigest) is not true;

    /// <summary>True if it was decided, and one of the sides has changed since then.</summary>
    [JsonIgnore]
    public bool HasChanged => Decision is { } decided && !decided.IsOf(Entry.Digest, NamesDigest);
}

/// <summary>How our organisations compare with the list now.</summary>
/// <param name="Organizations">How many were compared.</param>
/// <param name="NotCompared">Organisations of whose names nothing is left that could be compared.</param>
/// <param name="Pairs">Those that await a decision first, of these the new and changed ones, then the most alike; at most <see cref="Most"/>.</param>
/// <param name="Found">All pairs.</param>
/// <param name="Waiting">Those that await a decision.</param>
/// <param name="Concerned">Organisations with a pair that is new in this version, at most <see cref="Most"/>.</param>
/// <param name="Version">The version in use; null if none was imported.</param>
/// <param name="Before">The version before it.</param>
/// <param name="Problem">Why the version in use cannot be read.</param>
public sealed record ScreeningView(
    int Organizations, ImmutableArray<ActorId> NotCompared, ImmutableArray<ScreenedPair> Pairs, int Found, int Waiting, ImmutableArray<Reference> Concerned,
    ListVersion? Version = null, ListVersion? Before = null, string? Problem = null)
{
    /// <summary>Pairs that are sent at once.</summary>
    public const int Most = 500;

    public static readonly ScreeningView Nothing = new(0, [], [], 0, 0, []);
}

/// <summary>What a list file says, beside the version in use.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="IsCurrent">True if this file is the version in use already.</param>
/// <param name="Concerned">The pairs that the version in use does not have with these entries as they are, the most alike first; at most
/// <see cref="ScreeningView.Most"/>.</param>
/// <param name="NewPairs">All of these.</param>
/// <param name="NewlyConcerned">The organisations in all of these.</param>
/// <param name="Compared">Organisations that were compared.</param>
/// <param name="Current">The version in use before; null for none.</param>
/// <param name="Refused">Why nothing of the file can be used.</param>
/// <param name="Applied">True if it is the version in use from now on.</param>
public sealed record ListPreview(
    string File, string Sha256, int Entries, int Added, int Changed, int Gone, bool IsCurrent, ImmutableArray<ListNote> Notes,
    ImmutableArray<ScreenedPair> Concerned, int NewPairs, int NewlyConcerned, int Compared, ListVersion? Current = null, ListNote? Refused = null,
    bool Applied = false);
