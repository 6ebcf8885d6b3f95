namespace Tracker.Domain.Meetings;

/// <summary>Meetings of bodies: when, where, what was decided.</summary>
public static class Meeting
{
    public static readonly SubjectKind Kind = new("meeting", bodyRequired: false,
        [
            typeof(OfCommittee), typeof(Held), typeof(Decided), typeof(LiaisonPoint), typeof(Session), typeof(AgendaItem), typeof(MeetingDocument),
            typeof(Proceedings), typeof(DecisionText), typeof(DecisionVersion),
        ],
        [new(typeof(OfCommittee)), new(typeof(Held), From: true, To: true)]);
}
