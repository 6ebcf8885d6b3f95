using Tracker.Domain.Surveys;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.Surveys;

/// <summary>A survey as the viewer has it.</summary>
/// <param name="Managed">What program managers have; null for everyone else.</param>
/// <param name="Own">The viewer's invitation; null for those who are not invited.</param>
public sealed record FollowedSurvey(Desk Desk, SurveyRecord Survey, SurveyRecord? Managed, SurveyRecord? Own)
{
    public ActorId Actor => Desk.Record.Actor;

    public bool IsOpen => Survey.IsOpen;

    /// <summary>True while the viewer can answer.</summary>
    public bool IsOwed => IsOpen && Own is { HasAnswered: false };

    /// <summary>True for program managers on a live page.</summary>
    public bool IsManager => Desk.IsLive && Desk.Record.RightIn(CompartmentId.Program) == Right.Write;

    /// <summary>Null while the survey is not there.</summary>
    public static FollowedSurvey? Of(Desk desk) => desk.Of<SurveyRecord>(CompartmentId.Record) is not { Opened: not null } survey ? null : new(
        desk, survey,
        desk.Record.RightIn(CompartmentId.Program) == Right.None ? null : desk.Of<SurveyRecord>(CompartmentId.Program) ?? SurveyRecord.Empty,
        SurveyRecord.InvitationOf(desk.Record.View, desk.Me));
}

/// <summary>A part of a page that follows surveys live.</summary>
public abstract class SurveyFollowing() : FollowedKind(SurveyKind.Word)
{
    /// <summary>Each survey that can be read now, that of the latest year first.</summary>
    protected IEnumerable<FollowedSurvey> Surveys =>
        Desks.Where(d => d.Record is { Opened.IsCompleted: true, Rejection: null }).Select(FollowedSurvey.Of).OfType<FollowedSurvey>()
            .OrderByDescending(s => s.Survey.Year);
}
