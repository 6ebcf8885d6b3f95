using Tracker.Domain.Surveys;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a survey in words.</summary>
internal static class SurveyWords
{
    public static Told Of(CompartmentId at, SurveyEvent happened) => happened switch
    {
        SurveyOpened e => new($"opened the barriers survey {e.Year.ToString(CultureInfo.InvariantCulture)}"),
        PeopleInvited e => new($"invited {e.To.All.Length} people"),
        InvitationSent { Words: null or "" } => Invited(at, "invites you to answer it; your answer is counted without your name"),
        InvitationSent e => Invited(at, $"invites you to answer it: {AlertWords.Quoted(e.Words)}"),
        SurveyNoteEdited => new("changed the note of the program managers"),
        SurveyWithdrawn e => new Told($"withdrew the survey: {AlertWords.Quoted(e.Reason)}").Important(),
        SurveyClosed => new Told("closed the survey").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static Told Of(TallyEvent happened) => happened switch
    {
        AnswerNoted => new("noted that you have answered"),
        AnswersGrown => new("counts one more answer"),
        ResultPublished e => new Told($"published the result: {e.Result.Answered} of {e.Result.Invited} answered").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Invited(CompartmentId at, string what) => new Told(what, Concerns: AlertWords.Only(at.Owner)).Important();
}
