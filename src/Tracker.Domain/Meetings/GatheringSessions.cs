using Tracker.Domain.Delegations;
using Tracker.Domain.Watches;

namespace Tracker.Domain.Meetings;

/// <summary>A session that concerns a delegation, as it stands after every change.</summary>
/// <param name="First">The claim that brought it first: later ones correct it.</param>
/// <param name="Changes">How often it was corrected.</param>
/// <param name="Days">Its first day; its last one too, if it has several.</param>
/// <param name="Held">Where the meeting is, with its zone; null if that is not recorded.</param>
/// <param name="At">When the claim that stands was recorded.</param>
public sealed record GatheringSession(
    ActorId Meeting, EntityId First, int Changes, Session Session, PartialInterval Days, Held? Held, DateTimeOffset At);

/// <summary>Which sessions of a meeting concern a delegation.</summary>
public static class GatheringSessions
{
    /// <summary>True if two names have the same words, such as "ITU-T SG13" and "ITU-T/SG13".</summary>
    public static bool IsSame(string name, string other) => Phrase.Of(name).Words.SequenceEqual(Phrase.Of(other).Words);

    /// <summary>All sessions of a meeting of the committee to which the delegation goes, and of any other meeting those of that committee; none of a
    /// meeting on other days. What has no day is left out.</summary>
    /// <param name="books">What the reader may read of the meeting, with what was corrected.</param>
    /// <param name="committees">The records of that committee.</param>
    public static IEnumerable<GatheringSession> Of(
        ActorId meeting, IReadOnlyCollection<ClaimBook> books, AnnouncedGathering goes, IReadOnlySet<ActorId> committees)
    {
        var held = books.Select(b => b.Foremost<Held>()).FirstOrDefault(h => h is not null);
        if (!Meets(books, held?.Valid, goes)) return [];
        var whole = books.SelectMany(b => b.Facts<OfCommittee>()).Any(c => Concerns(c.Committee));
        return
            from book in books
            from claim in book.Claims
            where claim.IsFact && claim.Valid is { From.Day: > 0 }
            let session = claim.Statement as Session
            where session is not null && (whole || session.Group is { } sits && Concerns(sits))
            let former = FormerOf(book, claim)
            select new GatheringSession(
                meeting, former is [.., var first] ? first : claim.Id, former.Count, session, claim.Valid!, (Held?)held?.Statement, claim.At);

        bool Concerns(Reference committee) =>
            committee.Actor is { } actor && committees.Contains(actor) || IsSame(committee.Name, goes.Committee);
    }

    /// <summary>By its own days, or else by those of its sessions.</summary>
    private static bool Meets(IReadOnlyCollection<ClaimBook> books, PartialInterval? days, AnnouncedGathering goes) => days is { From: not null }
        ? Overlaps(days, goes)
        : books.SelectMany(b => b.Claims).Any(c => c is { IsFact: true, Statement: Session, Valid: { } valid } && Overlaps(valid, goes));

    private static bool Overlaps(PartialInterval days, AnnouncedGathering goes) =>
        days.From?.Earliest <= goes.ClosesOn && (days.To ?? days.From)?.Latest >= goes.OpensOn;

    /// <summary>The claims that a claim corrects, the last one first.</summary>
    private static List<EntityId> FormerOf(ClaimBook book, Claim claim)
    {
        var former = new List<EntityId>();
        for (var at = claim; book.Claims.Find(c => c.SupersededBy == at.Id) is { } before && !former.Contains(before.Id); at = before) former.Add(before.Id);
        return former;
    }
}
