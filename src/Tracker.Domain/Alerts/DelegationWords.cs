using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a delegation in words.</summary>
internal static class DelegationWords
{
    /// <param name="delegation">What the reader sees of it now; empty for those who read only another compartment.</param>
    public static Told? Of(DelegationState delegation, Event happened) => happened switch
    {
        FactsEvent e => Of(e),
        RosterEvent e => Of(delegation, e) with { Tab = "roster" },
        AgendaEvent e => Of(delegation, e),
        PositionEvent e => Of(delegation, e) with { Point = e.Point },
        ConcurrenceEvent e => Of(delegation, e),
        ViewEvent e => Of(delegation, e),
        PartnerEvent e => Of(delegation, e),
        BriefFrozen e => new Told($"froze the brief {AlertWords.Quoted(e.Name)}", Tab: "briefs").Important(),
        AssignmentEvent e => Of(delegation, e) with { Point = e.Point },
        VoteEvent e => VoteWords.Of(delegation, e),
        FloorEvent e => FloorWords.Of(delegation, e),
        ReportEvent e => ReportWords.Of(delegation, e) with { Tab = "report" },
        CommentsEvent e => CommentsWords.Of(delegation, e),
        RatingEvent e => RatingWords.Of(delegation, e),
        PreparationEvent e => Of(delegation, e) with { Meeting = e.Id },
        _ => null,
    };

    /// <summary>How people name an agenda point.</summary>
    internal static string Point(DelegationState delegation, EntityId id) =>
        delegation.Agenda.GetValueOrDefault(id)?.Number.Value is { } number ? "point " + number : "a point";

    private static Told Of(FactsEvent happened) => happened switch
    {
        DelegationCreated e => new Told($"opened the delegation {AlertWords.Quoted(e.Title)}").Important(),
        GatheringAnnounced e => new Told($"announced {e.Committee}, {e.Gathering}, {Days(e.OpensOn, e.ClosesOn)}").Important(),
        TitleEdited e => new($"renamed the delegation to {AlertWords.Quoted(e.Title.To)}"),
        MandateEdited => new Told("changed the mandate").Important(),
        GatheringChanged e => new Told($"changed the gathering: {e.To.Gathering}, {Days(e.To.OpensOn, e.To.ClosesOn)}").Important(),
        DelegationArchived => new Told("archived the delegation").Important(),
        DelegationReopened => new Told("reopened the delegation").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(DelegationState delegation, RosterEvent happened) => happened switch
    {
        RosterEntryAdded e => new Told($"added {e.Name} to the roster").Important(),
        RoleChanged e => new Told($"made {NameOf(delegation, e.Id)} {AlertWords.Spoken(e.To.ToString())}").Important(),
        RosterEntryEnded e => new Told($"set the last day of {NameOf(delegation, e.Id)} on the roster to {AlertWords.Day(e.To)}").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(DelegationState delegation, AgendaEvent happened) => happened switch
    {
        PointAdded e => new Told($"added point {e.Number}: {AlertWords.Quoted(e.Title)}", Point: e.Id).Important(),
        PointTitleEdited e => new($"renamed {Point(delegation, e.Id)} to {AlertWords.Quoted(e.Title.To)}", Point: e.Id),
        PointRenumbered e => new($"changed the number of a point to {e.Number.To}", Point: e.Id),
        PointMoved e => new($"moved {Point(delegation, e.Id)} on the agenda", Point: e.Id),
        WorkItemLinked e => new($"linked a work item to {Point(delegation, e.Id)}", Point: e.Id) { Names = [e.WorkItem] },
        WorkItemUnlinked e => new($"took a work item away from {Point(delegation, e.Id)}", Point: e.Id),
        PointRemoved e => new Told($"removed {Point(delegation, e.Id)} from the agenda", Point: e.Id).Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(DelegationState delegation, PositionEvent happened) => happened switch
    {
        StanceSet e => new Told($"set the stance on {Point(delegation, e.Point)} to {AlertWords.Spoken(e.To.ToString())}").Important(),
        PositionTextEdited e => new($"changed the {AlertWords.Spoken(e.Text.ToString())} of {Point(delegation, e.Point)}"),
        PositionTextWrittenTogether e => new($"opened the {AlertWords.Spoken(e.Text.ToString())} of {Point(delegation, e.Point)} in the editor"),
        SpokespersonSet e => new Told(
            $"{(e.To is null ? "unassigned" : "changed")} the spokesperson of {Point(delegation, e.Point)}",
            Concerns: [.. AlertWords.Only(e.Was).Union(AlertWords.Only(e.To))]).Important(),
        AuthoritySet e => new($"changed who may write on {Point(delegation, e.Point)} to {AlertWords.Spoken(e.To.ToString())}"),
        PositionStateChanged e => new Told($"moved {Point(delegation, e.Point)} to {AlertWords.Spoken(e.To.ToString())}").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(DelegationState delegation, ConcurrenceEvent happened) => happened switch
    {
        Concurred e => new(
            $"answered {Point(delegation, e.Point)}: {AlertWords.Spoken(e.Answer.ToString())}{With(e.Comment)}",
            From: e.Answer == Answer.Object ? AlertLevel.Important : AlertLevel.Everything, Point: e.Point),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(DelegationState delegation, ViewEvent happened)
    {
        var told = happened switch
        {
            ViewDrafted e => new($"drafted the government view {AlertWords.Quoted(e.Subject)}", Point: e.Point),
            ViewSubjectEdited e => new($"renamed a government view to {AlertWords.Quoted(e.Subject.To)}"),
            ViewTextEdited => new("changed the text of a government view"),
            ViewTextWrittenTogether => new("opened a government view in the editor"),
            ViewValiditySet => new("changed when a government view is in force"),
            ViewPublished => new("published a government view"),
            ViewIssued e => new Told($"issued the government view {AlertWords.Quoted(e.Subject)}", Point: e.Point).Important(),
            ViewWithdrawn => new("withdrew a published government view"),
            IssuedViewWithdrawn e => new Told(
                $"withdrew the government view {AlertWords.Quoted(delegation.IssuedViews.GetValueOrDefault(e.Id)?.Subject)}").Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return told with { Tab = "views" };
    }

    private static Told Of(DelegationState delegation, PartnerEvent happened)
    {
        var told = happened switch
        {
            PositionPublished e => new Told($"shared {Point(delegation, e.Point)} with a partner", Point: e.Point).Important(),
            PositionWithdrawn e => new Told($"took back {Point(delegation, e.Point)} from a partner", Point: e.Point).Important(),
            PositionReleased e => new Told($"shares point {e.Number}, {AlertWords.Quoted(e.Title)}: {AlertWords.Spoken(e.Stance.ToString())}").Important(),
            ReleaseWithdrawn => new Told("no longer shares a position").Important(),
            PositionResponded e => new Told(
                $"responded to a shared position: {AlertWords.Spoken(e.Stance.ToString())}{With(e.Text)}").Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return told with { Tab = "shared" };
    }

    private static Told Of(DelegationState delegation, PreparationEvent happened)
    {
        var meeting = PreparationsPart.Of(delegation).GetValueOrDefault(happened.Id);
        var title = AlertWords.Quoted(meeting?.Title.Value ?? (happened as PreparationPlanned)?.Title);
        ImmutableArray<ParticipantId> invited = meeting is null ? [] : [.. meeting.Invited.Keys];
        return happened switch
        {
            PreparationPlanned e => new Told($"planned the preparation meeting {title} and asks who comes", Concerns: e.Invited).Important(),
            PreparationTitleEdited => new($"renamed a preparation meeting to {title}"),
            PreparationGuestsEdited => new($"changed the guests of {title}"),
            PreparationMoved e => new Told($"moved the preparation meeting {title} to {When(e)}", Concerns: invited).Important(),
            PreparationCancelled e => new Told($"cancelled the preparation meeting {title}: {AlertWords.Quoted(e.Reason)}", Concerns: invited).Important(),
            PointTakenUp e => new($"put {Point(delegation, e.Point)} on the agenda of {title}", Point: e.Point),
            PointDropped e => new($"took {Point(delegation, e.Point)} off the agenda of {title}", Point: e.Point),
            PointClosed e => new Told(
                $"closed {Point(delegation, e.Point)} in {title}: {AlertWords.Spoken(e.End.ToString())}{With(e.Because)}",
                Point: e.Point).Important(),
            PointReopened e => new($"reopened {Point(delegation, e.Point)} in {title}", Point: e.Point),
            InvitedToPreparation e => new(
                $"invited {NameOf(delegation, e.Participant)} to {title}", Concerns: [e.Participant], ToThem: $"invited you to {title}"),
            PreparationAnswered { Answer: Coming.Regrets } e => new(
                $"cannot come to {title}{With(e.Reason)}", Concerns: AlertWords.Only(meeting?.Time.By)),
            PreparationAnswered e => new($"{(e.Answer == Coming.Comes ? "comes to" : "has not decided about")} {title}"),
            AttendanceRecorded => new($"recorded who came to {title}"),
            DecisionRecorded e => new Told($"recorded a decision of {title}: {AlertWords.Quoted(e.Text)}", Point: e.Point).Important(),
            DecisionEdited e => new Told($"changed a decision of {title}: {AlertWords.Quoted(e.Text.To)}").Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
    }

    /// <summary>Where it was moved in time, and in place if that is another one.</summary>
    private static string When(PreparationMoved e) =>
        AlertWords.Moment(e.To.Starts, e.To.Zone) + (e.To.Place == e.Was.Place ? "" : ", " + AlertWords.Quoted(e.To.Place));

    private static string Days(DateOnly opens, DateOnly closes) => $"{AlertWords.Day(opens)} to {AlertWords.Day(closes)}";

    private static string With(string? words) => words is null ? "" : ", " + AlertWords.Quoted(words);

    private static Told Of(DelegationState delegation, AssignmentEvent happened) => happened switch
    {
        RoleAssigned e => new(
            $"made {NameOf(delegation, e.Participant)} {AlertWords.Spoken(e.Role.ToString())} of {Point(delegation, e.Point)}",
            Concerns: AlertWords.Only(e.Participant)),
        RoleReleased e => new(
            $"released {NameOf(delegation, e.Participant)} as {AlertWords.Spoken(e.Role.ToString())} of {Point(delegation, e.Point)}",
            Concerns: AlertWords.Only(e.Participant)),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static string NameOf(DelegationState delegation, ParticipantId participant) =>
        delegation.Roster.Values.FirstOrDefault(r => r.Participant == participant)?.Name ?? "somebody";

    private static string NameOf(DelegationState delegation, EntityId entry) => delegation.Roster.GetValueOrDefault(entry)?.Name ?? "somebody";
}
