namespace Tracker.Domain.Briefings;

/// <summary>What the office keeps for itself beside the lines: due diligence, and who the attendees are.</summary>
internal static class BriefingDesk
{
    /// <summary>Questions of due diligence in one briefing.</summary>
    private const int MostDiligence = 200;

    public static Decision Decide(Briefing here, Sight sight, BriefingCommand command) => command switch
    {
        AskDiligence c => Decision.Unless(
            (here.Diligence?.ContainsKey(c.Id) is true ? Rejection.Duplicate("question", "id") : null)
                ?? Rejection.Full(here.Diligence?.Count ?? 0, MostDiligence, "questions")
                ?? (c.Organization.Kind == Organizations.Organization.Kind.Name ? null : BriefingPart.NoOrganization)
                ?? TextLimits.Demands(c.Question, "question", TextLimits.Line),
            sight.At, new DiligenceAsked(c.Id, c.Organization, c.Question)),
        RecordFinding c => Find(here, sight, c),
        NameAttendee c => Decision.Unless(
            (here.Attendees?.ContainsKey(c.Id) is true ? Rejection.Duplicate("attendee", "id") : null)
                ?? Rejection.Full(here.Attendees?.Count ?? 0, AttendeeList.Most, "attendees")
                ?? TextLimits.Demands(c.Spelling, "spelling", TextLimits.Title)
                ?? (c.Who.Kind == Organizations.Organization.Kind.Name || c.Who.Kind == Persons.Person.Kind.Name
                    ? null : Rejection.Invalid("An attendee is a person or an organisation.", "who"))
                ?? (here.Attendees?.Values.Any(a => a.Spelling == c.Spelling) is true
                    ? Rejection.Invalid("This spelling is named already. Take it off first.", "spelling") : null),
            sight.At, new AttendeeNamed(c.Id, c.Spelling, c.Who)),
        TakeOffAttendee c => Decision.Unless(
            here.Attendees?.ContainsKey(c.Id) is true ? null : Rejection.Missing("attendee", "id"), sight.At, new AttendeeTakenOff(c.Id)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    public static Briefing Evolve(Briefing state, BriefingEvent happened, Recorded recorded)
    {
        var (diligence, attendees) = (state.Diligence ?? NoDiligence, state.Attendees ?? NoAttendees);
        return happened switch
        {
            DiligenceAsked e => state with { Diligence = diligence.SetItem(e.Id, new(e.Id, e.Organization, e.Question, recorded.By)) },
            FindingRecorded e => state with
            {
                Diligence = diligence.SetItem(e.Id, diligence[e.Id] with
                {
                    Finding = e.Finding, From = e.From, Reviewer = recorded.By, On = e.On, Until = e.Until,
                }),
            },
            AttendeeNamed e => state with { Attendees = attendees.SetItem(e.Id, new(e.Id, e.Spelling, e.Who, recorded.By)) },
            AttendeeTakenOff e => state with { Attendees = attendees.Remove(e.Id) },
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
    }

    private static Decision Find(Briefing here, Sight sight, RecordFinding c)
    {
        var (today, latest) = (sight.Standing.Today, sight.Standing.Today.AddMonths(Diligence.Months));
        return Decision.Unless(
            (here.Diligence?.ContainsKey(c.Id) is true ? null : Rejection.Missing("question", "id"))
                ?? TextLimits.Demands(c.Finding, "finding", TextLimits.Body)
                ?? c.From.Refuses()
                ?? (c.Until < today ? Rejection.Invalid("The last day must not be in the past.", "until") : null)
                ?? (c.Until > latest ? Rejection.Invalid("A finding counts for a year at most: then it is looked at again.", "until") : null),
            sight.At, new FindingRecorded(c.Id, c.Finding, c.From, today, c.Until ?? latest));
    }

    private static readonly ImmutableSortedDictionary<EntityId, Diligence> NoDiligence = ImmutableSortedDictionary<EntityId, Diligence>.Empty;
    private static readonly ImmutableSortedDictionary<EntityId, Attendee> NoAttendees = ImmutableSortedDictionary<EntityId, Attendee>.Empty;
}
