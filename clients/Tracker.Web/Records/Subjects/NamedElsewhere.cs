using Tracker.Domain.Delegations;
using Tracker.Domain.Subjects;
using Tracker.Web.App;

namespace Tracker.Web.Records.Subjects;

/// <summary>A delegation's position on something, as its agenda has it.</summary>
public sealed record HeldPosition(ActorId Delegation, string Title, PointMention Point)
{
    public string Address => $"d/{Delegation.Value[(Delegation.Kind.Length + 1)..]}/{Point.Point.Value}";
}

/// <summary>How a delegation rates a contribution.</summary>
public sealed record HeldRating(ActorId Delegation, string Title, RatingMention Rating)
{
    public string Address => RecordAddress.Of(Delegation, Rating.Point) + "#ratings";
}

/// <summary>A record whose facts name this one, in which ways.</summary>
/// <param name="Day">When it begins, if it is a meeting.</param>
public sealed record NamingRecord(ActorId Actor, string Title, IReadOnlyList<string> Ways, PartialDate? Day = null);

/// <summary>What names a subject in other records that the viewer may read.</summary>
public sealed class NamedElsewhere(IReadOnlyList<MentionLine> lines)
{
    /// <summary>Positions of the viewer's delegations on it.</summary>
    public IReadOnlyList<HeldPosition> Positions { get; } =
    [
        .. lines.Where(l => l.What == PointMention.What)
            .Select(l => (Line: l, Point: PointMention.Read([l.What, .. l.Words]))).Where(l => l.Point is not null)
            .Select(l => new HeldPosition(l.Line.Actor, l.Line.Title, l.Point!)),
    ];

    /// <summary>Ratings by the viewer's delegations.</summary>
    public IReadOnlyList<HeldRating> Ratings { get; } =
    [
        .. lines.Select(l => (Line: l, Rating: RatingMention.Read([l.What, .. l.Words]))).Where(l => l.Rating is not null)
            .Select(l => new HeldRating(l.Line.Actor, l.Line.Title, l.Rating!)),
    ];

    /// <summary>Records that are merged into this one.</summary>
    public IReadOnlyList<(ActorId Actor, string Title)> Merged { get; } = [.. lines.Where(l => l.What == Merging.Same).Select(l => (l.Actor, l.Title))];

    /// <summary>Public records that name it, by kind, without those whose same fact stands on the page itself; the newest meeting first.</summary>
    /// <param name="shown">What the page itself says of other records: the record and the stored word of the statement.</param>
    public IReadOnlyList<(string Kind, IReadOnlyList<NamingRecord> Records)> Records(IReadOnlySet<(ActorId, string)> shown) =>
    [
        .. lines.Where(l => l.What is not (PointMention.What or RatingMention.What or Merging.Same) && !shown.Contains((l.Actor, l.What)))
            .GroupBy(l => l.Actor).Select(g => new NamingRecord(
                g.Key, g.First().Title, [.. g.Select(l => Way(l.What, g.Key.Kind)).Distinct()], g.First().Day))
            .GroupBy(r => r.Actor.Kind, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<NamingRecord>)[.. g.OrderByDescending(r => r.Day?.Latest ?? DateOnly.MinValue)])),
    ];

    /// <summary>In which way, in words: "editor", "part of it".</summary>
    /// <param name="kind">Of the record that names it.</param>
    public static string Way(string what, string kind = "") => what switch
    {
        "committee" when kind == "meeting" => "its meeting",
        "committee" when kind == "decision" => "decided by it",
        "part-of" => "part of it",
        "committee" => "developed in it",
        "doubt" => "open question",
        _ => ClaimDraft.LabelOf(what).ToLowerInvariant(),
    };
}
