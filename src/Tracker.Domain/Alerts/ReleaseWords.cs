using Tracker.Domain.Briefings;
using Tracker.Domain.Vital;

namespace Tracker.Domain.Alerts;

/// <summary>What an office released to people whom it named, as those who are told of it have it.</summary>
/// <param name="What">Such as "vital information".</param>
/// <param name="By">Who released it.</param>
/// <param name="Here">What the reader has of it in the compartment where something happened.</param>
internal sealed record Releasing(string What, string? Title, ParticipantId? Author, ParticipantId? By, SentOut? Out, Distribution Here)
{
    public static Releasing Of(RecordState record, CompartmentId at)
    {
        var states = record.Compartments.Values.Select(c => c.State).ToList();
        if (states.OfType<VitalNote>().Any())
        {
            var note = record.Of<VitalNote>(at) ?? VitalNote.Empty;
            var issued = states.OfType<VitalNote>().Select(n => n.Issued).FirstOrDefault(i => i is not null);
            return new("vital information", issued?.Subject ?? note.Subject.Value, note.Author, issued?.By, Sent(states), note.Distribution);
        }
        var briefing = record.Of<Briefing>(at) ?? Briefing.Empty;
        var copy = states.OfType<Briefing>().Select(b => b.Issued).FirstOrDefault(i => i is not null);
        return new("briefing", copy?.Title ?? briefing.Title.Value, briefing.Author, copy?.By, Sent(states), briefing.Distribution);
    }

    private static SentOut? Sent(IEnumerable<object> states) => states
        .Select(s => s switch { VitalNote n => n.Distribution.Out, Briefing b => b.Distribution.Out, _ => null }).FirstOrDefault(o => o is not null);
}

/// <summary>Events of a release to named people in words, and who still owes their acknowledgement.</summary>
internal static class ReleaseWords
{
    public static Told Of(CompartmentId at, Releasing release, DistributionEvent happened)
    {
        var title = AlertWords.Quoted(release.Title);
        return happened switch
        {
            RecipientsChanged => new("changed who is to receive it"),
            AcknowledgeBySet e => new($"asks to acknowledge it by {AlertWords.Day(e.To)}"),
            DistributionWithdrawn => new Told(
                $"withdrew the {release.What} {title}", Concerns: at == CompartmentId.Recipients ? [.. release.Out?.To.People ?? []] : null).Important(),
            RecipientsReminded e when at.IsOwned =>
                new Told($"reminds you to acknowledge {title}{By(release.Out?.AcknowledgeBy)}", Concerns: e.Who).Important(),
            RecipientsReminded => new($"reminded those who have not acknowledged {title}"),
            ReleaseAcknowledged => new($"acknowledged {title}"),
            SenderAsked e => new Told(
                $"asks about {title}: {AlertWords.Quoted(e.Text)}",
                Concerns: at.OwnerOffice is not null ? [.. AlertWords.Only(release.Author).Union(AlertWords.Only(release.By))] : null).Important(),
            RecipientsAnswered e => new Told(
                $"answered a question about {title}: {AlertWords.Quoted(e.Answer.To)}",
                Concerns: at == CompartmentId.Recipients ? AlertWords.Only(release.Here.Questions?.GetValueOrDefault(e.Id)?.By) : null).Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
    }

    /// <summary>An acknowledgement that is late; until then what was released, and a reminder of it, are what the recipient is told.</summary>
    public static IEnumerable<Reminder> Owed(RecordState record, ParticipantId participant, DateTimeOffset now)
    {
        var release = Releasing.Of(record, CompartmentId.Recipients);
        if (release.Here.Out is not { Withdrawn: false, AcknowledgeBy: { } day } sent) yield break;
        var late = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (!sent.To.Has(participant) || now < late) yield break;
        var own = Releasing.Of(record, CompartmentId.Own(participant)).Here;
        if (own.Receipts?.GetValueOrDefault(participant)?.Revision >= sent.Revision) yield break;
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"acknowledge/{sent.Revision}@{day:yyyy-MM-dd}"),
            $"Your acknowledgement of {AlertWords.Quoted(release.Title)} is overdue since {AlertWords.Day(day)}", late);
    }

    internal static string By(DateOnly? day) => day is null ? "" : $", to acknowledge by {AlertWords.Day(day)}";
}
