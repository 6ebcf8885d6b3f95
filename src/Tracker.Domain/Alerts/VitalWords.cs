using Tracker.Domain.Vital;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a vital-information note in words, and who still owes their acknowledgement.</summary>
internal static class VitalWords
{
    /// <param name="note">What the reader has of it in this compartment.</param>
    /// <param name="issued">The note as its recipients have it; null before it is released.</param>
    public static Told Of(CompartmentId at, VitalNote note, IssuedNote? issued, VitalEvent happened)
    {
        var title = AlertWords.Quoted(issued?.Subject ?? note.Subject.Value);
        return happened switch
        {
            VitalDrafted e => new($"drafted the vital information {AlertWords.Quoted(e.Subject)}"),
            VitalSubjectEdited e => new($"renamed the draft to {AlertWords.Quoted(e.Subject.To)}"),
            VitalTextEdited => new("changed the text of the draft"),
            VitalAddressed => new("changed who is to receive it"),
            VitalDaySet e => new($"asks to acknowledge it by {AlertWords.Day(e.To)}"),
            VitalIssued e when at == CompartmentId.Recipients => new Told(
                $"sent you {(e.Revision > 1 ? "a new version of the" : "")} vital information {AlertWords.Quoted(e.Subject)}{By(e.AcknowledgeBy)}",
                Concerns: [.. e.To.People]).Important(),
            VitalIssued e => new Told($"released the vital information {AlertWords.Quoted(e.Subject)}").Important(),
            VitalWithdrawn => new Told(
                $"withdrew the vital information {title}", Concerns: at == CompartmentId.Recipients ? [.. issued?.To.People ?? []] : null).Important(),
            VitalReminded e when at.IsOwned => new Told($"reminds you to acknowledge {title}{By(issued?.AcknowledgeBy)}", Concerns: e.Who).Important(),
            VitalReminded => new($"reminded those who have not acknowledged {title}"),
            VitalAcknowledged => new($"acknowledged {title}"),
            VitalAsked e => new Told(
                $"asks about {title}: {AlertWords.Quoted(e.Text)}",
                Concerns: at.OwnerOffice is not null ? [.. AlertWords.Only(note.Author).Union(AlertWords.Only(issued?.By))] : null).Important(),
            VitalAnswered e => new Told(
                $"answered a question about {title}: {AlertWords.Quoted(e.Answer.To)}",
                Concerns: at == CompartmentId.Recipients ? AlertWords.Only(note.Questions?.GetValueOrDefault(e.Id)?.By) : null).Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
    }

    /// <summary>An acknowledgement that is late; until then the note itself, and a reminder of it, are what the recipient is told.</summary>
    public static IEnumerable<Reminder> Owed(RecordState record, ParticipantId participant, DateTimeOffset now)
    {
        if (record.Of<VitalNote>(CompartmentId.Recipients)?.Issued is not { Withdrawn: false, AcknowledgeBy: { } day } issued) yield break;
        var late = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (!issued.To.Has(participant) || now < late) yield break;
        if (record.Of<VitalNote>(CompartmentId.Own(participant))?.Receipts?.GetValueOrDefault(participant)?.Revision >= issued.Revision) yield break;
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"acknowledge/{issued.Revision}@{day:yyyy-MM-dd}"),
            $"Your acknowledgement of {AlertWords.Quoted(issued.Subject)} is overdue since {AlertWords.Day(day)}", late);
    }

    private static string By(DateOnly? day) => day is null ? "" : $", to acknowledge by {AlertWords.Day(day)}";
}
