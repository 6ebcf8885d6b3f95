namespace Tracker.Import.Report2022;

/// <summary>
/// What a record needs that holds an earlier reading of the study: claims that say the same thing otherwise are superseded, those that the study's
/// facts no longer have are withdrawn. What people recorded, corrected or withdrew themselves stays as it is.
/// </summary>
public static class Correction
{
    private const string Typed = "Typed anew from the study: one row, one fact.";
    private const string Gone = "Not among the study's facts as they are typed now.";

    /// <param name="held">The record's public part.</param>
    /// <param name="steps">All steps of the new reading for this record; none if it has nothing of it.</param>
    public static IReadOnlyList<ImportStep> Of(ActorId actor, SubjectState held, IReadOnlyList<ImportStep> steps)
    {
        var corrected = new List<ImportStep>();
        var now = steps.Select(s => s.Command).OfType<RecordClaim>().Select(c => c.Claim.Id).ToHashSet();
        var open = steps.Select(s => s.Command).OfType<OpenSubject>().FirstOrDefault();
        if (open is not null) corrected.AddRange(Title(actor, held, open, now));
        var former = held.Book.Claims.Where(c => c.Stands && c.Id != open?.Id && IsOurs(c) && !now.Contains(c.Id))
            .GroupBy(c => c.Statement.About(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<Claim>(g), StringComparer.Ordinal);
        foreach (var step in steps.Where(s => s.Command is not OpenSubject))
        {
            if (step.Command is not RecordClaim record) corrected.Add(step);
            else if (held.Book.Find(record.Claim.Id) is null)
                corrected.Add(former.GetValueOrDefault(record.Claim.Statement.About()) is { } same && same.TryDequeue(out var old)
                    ? Supersede(actor, old.Id, record.Claim, step) : step);
        }
        corrected.AddRange(former.Values.SelectMany(q => q).Where(c => !IsLastTitle(held, c)).Select(c => Withdraw(actor, c.Id)));
        return corrected;
    }

    /// <summary>True if an earlier reading of the study recorded it, and nobody else.</summary>
    public static bool IsOurs(Claim claim) => claim.By == ParticipantId.System && claim.Assertion.Source?.Document is Study.Title or Study.Typed;

    /// <summary>The first title has the same id in every reading: another one supersedes it.</summary>
    private static IEnumerable<ImportStep> Title(ActorId actor, SubjectState held, OpenSubject open, HashSet<EntityId> now)
    {
        if (held.Book.Find(open.Id) is not { } first || !IsOurs(first) || first.Assertion.Source == open.Source) yield break;
        var title = new Assertion(Fingerprint.Entity(actor.Value, "title", open.Title), new Titled(open.Title), open.Source);
        now.Add(title.Id);
        if (first.Stands && held.Book.Find(title.Id) is null) yield return Supersede(actor, first.Id, title);
    }

    private static ImportStep Supersede(ActorId actor, EntityId old, Assertion by, ImportStep? row = null) => new(
        actor, CompartmentId.Record, Fingerprint.Operation(old.Value, "supersede", by.Id.Value), new SupersedeClaim(old, by, Typed), ParticipantId.System,
        row?.File, row?.Line ?? 0);

    private static ImportStep Withdraw(ActorId actor, EntityId old) => new(
        actor, CompartmentId.Record, Fingerprint.Operation(old.Value, "withdraw"), new WithdrawClaim(old, Gone), ParticipantId.System);

    private static bool IsLastTitle(SubjectState held, Claim claim) => claim.Statement is Titled && held.Book.Standing<Titled>().Count() == 1;
}
