using Tracker.Domain.Vital;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a vital-information note in words.</summary>
internal static class VitalWords
{
    public static Told Of(CompartmentId at, VitalEvent happened) => happened switch
    {
        VitalDrafted e => new($"drafted the vital information {AlertWords.Quoted(e.Subject)}"),
        VitalSubjectEdited e => new($"renamed the draft to {AlertWords.Quoted(e.Subject.To)}"),
        VitalTextEdited => new("changed the text of the draft"),
        VitalIssued e when at == CompartmentId.Recipients => new Told(
            $"sent you {(e.Revision > 1 ? "a new version of the" : "")} vital information {AlertWords.Quoted(e.Subject)}{ReleaseWords.By(e.AcknowledgeBy)}",
            Concerns: [.. e.To.People]).Important(),
        VitalIssued e => new Told($"released the vital information {AlertWords.Quoted(e.Subject)}").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
