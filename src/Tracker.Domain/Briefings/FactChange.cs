namespace Tracker.Domain.Briefings;

/// <summary>What happened to a fact after it was released.</summary>
public enum FactFate { Corrected, Withdrawn, RemovedByBody, Contradicted }

/// <summary>A released line whose fact is not what it was.</summary>
/// <param name="Now">What the record says instead, or why; null if it says nothing.</param>
public sealed record FactChange(EntityId Line, string Words, ActorId Record, EntityId Claim, FactFate Fate, string? Now = null)
{
    /// <summary>Every line of a release that the record does not bear out any more: asked of the record itself, so that the two cannot differ.</summary>
    /// <param name="read">The public record, or null if there is none.</param>
    public static IEnumerable<FactChange> In(IEnumerable<BriefLine> lines, Func<ActorId, SubjectState?> read) =>
        from line in lines where line.From?.Claim is not null
        let cited = line.From!
        let book = read(cited.Record)?.Book
        let claim = book?.Find(cited.Claim!.Value)
        let change = claim is null ? (FactFate.Withdrawn, null) : Of(book!, claim)
        where change is not null
        select new FactChange(line.Id, line.Words, cited.Record, cited.Claim!.Value, change.Value.Item1, change.Value.Item2);

    private static (FactFate, string?)? Of(ClaimBook book, Claim claim) =>
        claim.SupersededBy is { } by && book.Find(by) is { } next ? (FactFate.Corrected, next.Statement.Value())
        : claim.Superseded is { } why ? (FactFate.Withdrawn, why.Text)
        : claim.RemovedByBody is { } gone ? (FactFate.RemovedByBody, gone.Text)
        : book.Disputes().SelectMany(d => d.Claims.Contains(claim) ? d.Claims : []).FirstOrDefault(c => c.Id != claim.Id) is { } other
            ? (FactFate.Contradicted, other.Statement.Value())
        : claim.Statement.HasOneValue() && book.PreferredAbout(claim.Statement.About()) is { } preferred && preferred.Id != claim.Id
            ? (FactFate.Contradicted, preferred.Statement.Value())
        : null;
}
