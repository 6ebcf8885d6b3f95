using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;

namespace Tracker.Import.Sample;

/// <summary>Says on the record of the study which edition of its facts an installation holds, once all of them are there.</summary>
public static class SampleSeal
{
    public static readonly ActorId Actor = ActorId.Parse("topic/report-2022");

    /// <summary>True if the record says that it holds this edition, and no later one took its place.</summary>
    public static bool Holds(SubjectState? record, IReadOnlyList<ImportStep> seal) =>
        record?.Book.Find(((RecordClaim)seal[^1].Command).Claim.Id)?.Stands is true;

    /// <summary>Opens the study's record and names the edition: a digest over all steps.</summary>
    public static IReadOnlyList<ImportStep> Of(IReadOnlyList<ImportStep> steps)
    {
        var edition = Fingerprint.Entity([.. steps.Select(s => s.Operation.ToString())]);
        var source = new Source(Report2022.ReportReader.Typed, "Facts of the 2022 study, typed: one row, one fact");
        return
        [
            new(Actor, CompartmentId.Record, Fingerprint.Operation(Actor.Value, "open"),
                new OpenSubject(Fingerprint.Entity(Actor.Value, "title"), Report2022.ReportReader.Document, source), ParticipantId.System),
            new(Actor, CompartmentId.Record, Fingerprint.Operation(Actor.Value, edition.Value), new RecordClaim(
                new Assertion(edition, new Identified(edition.Value, "edition of the typed facts"), source)), ParticipantId.System),
        ];
    }
}
