using Tracker.Domain.Participating;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a company's participation in words.</summary>
internal static class BasisWords
{
    public static Told Of(CompartmentId at, BasisLog log, BasisEvent happened)
    {
        var venue = AlertWords.Quoted(log.Name);
        return happened switch
        {
            BasisBegun e => new($"recorded on what basis your company takes part in {AlertWords.Quoted(e.Name)}: {Said(e.First)}"),
            BasisAdded e => new Told($"recorded of {venue}: {Said(e.Entry)}").Important(),
            OfficesAsked e when at == CompartmentId.Government => new Told(
                $"asks about taking part in {AlertWords.Quoted(e.Name)}: {AlertWords.Quoted(e.Text)}", Names: [e.Venue]).Important(),
            OfficesAsked e => new($"asked the government offices about {venue}: {AlertWords.Quoted(e.Text)}"),
            QuestionTakenBack => new($"took back a question about {venue}"),
            CaseAnswered e => new Told(
                $"answered a question about {venue}: {AlertWords.Quoted(e.Answer.To)}",
                Concerns: at.OwnerOrganization is not null ? AlertWords.Only(log.Questions?.GetValueOrDefault(e.Id)?.By) : null).Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
    }

    private static string Said(BasisEntry entry) =>
        AlertWords.Spoken(entry.Status.ToString()) + (entry.Reason is { } reason ? $", {AlertWords.Spoken(reason.ToString())}" : "");
}
