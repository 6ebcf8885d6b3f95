using Tracker.Domain.Briefings;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a briefing in words.</summary>
internal static class BriefingWords
{
    /// <param name="briefing">What the reader has of it in this compartment.</param>
    public static Told Of(CompartmentId at, Briefing briefing, BriefingEvent happened) => happened switch
    {
        BriefingCreated e => new($"began the briefing {AlertWords.Quoted(e.Title)}"),
        BriefingRenamed e => new($"renamed the briefing to {AlertWords.Quoted(e.Title.To)}"),
        OrganizationIncluded e => new($"took in what the record says of {AlertWords.Quoted(e.Name)}"),
        OrganizationLeftOut => new("left an organisation out"),
        StatementsIncluded => new("took in the general statements of the record"),
        SentenceAdded e => new($"added {AlertWords.Quoted(e.Words)}"),
        SentenceReplaced e => new($"changed a sentence to {AlertWords.Quoted(e.Words.To)}"),
        SentenceTakenOut => new("took a line out"),
        SentenceReturned e => new Told(
            $"returned {AlertWords.Quoted(Returned(briefing, e.Id)?.Words)}: {AlertWords.Quoted(e.Reason)}", Concerns: AlertWords.Only(Writer(briefing, e.Id)))
            .Important(),
        ReviewPassed => new Told($"reviewed the briefing {AlertWords.Quoted(briefing.Title.Value)}", Concerns: AlertWords.Only(briefing.Author)),
        BriefingIssued e when at == CompartmentId.Recipients => new Told(
            $"sent you {(e.Revision > 1 ? "a new release of the" : "the")} briefing {AlertWords.Quoted(e.Title)}{ReleaseWords.By(e.AcknowledgeBy)}",
            Concerns: [.. e.To.People]).Important(),
        BriefingIssued e => new Told($"released the briefing {AlertWords.Quoted(e.Title)}").Important(),
        DiligenceAsked e => new($"asks in due diligence: {AlertWords.Quoted(e.Question)}"),
        FindingRecorded e => new($"found in due diligence: {AlertWords.Quoted(e.Finding)}"),
        AttendeeNamed e => new($"named the attendee {AlertWords.Quoted(e.Spelling)}"),
        AttendeeTakenOff => new("took an attendee off"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static ReturnedSentence? Returned(Briefing briefing, EntityId line) =>
        briefing.Returned?.GetValueOrDefault(line) ?? briefing.Settled?.FindLast(r => r.Line == line);

    private static ParticipantId? Writer(Briefing briefing, EntityId line) => briefing.Find(line)?.By ?? briefing.Author;
}
