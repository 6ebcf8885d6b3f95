using Tracker.Domain.Parts;

namespace Tracker.Domain.Surveys;

/// <summary>What one audience has of a survey: everybody its days and its result, the program managers who is invited and how many have answered, and who is
/// invited that they are, and whether they have answered.</summary>
/// <param name="About">What the survey is for, in words for everybody.</param>
/// <param name="Invited">In <c>program</c>.</param>
/// <param name="Answered">In <c>program</c>: how many have answered.</param>
/// <param name="Note">In <c>program</c>: what program managers note for one another.</param>
/// <param name="Invitation">In <c>own/&lt;id&gt;</c>: the words of the invitation, which may be empty.</param>
/// <param name="HasAnswered">In <c>own/&lt;id&gt;</c>.</param>
/// <param name="InvitedBy">In <c>own/&lt;id&gt;</c>: whose words those are.</param>
/// <param name="Withdrawn">In <c>record</c>: that it was taken back, until it is opened again.</param>
public sealed record SurveyRecord(
    int Year = 0, string? About = null, DateTimeOffset? Opened = null, DateTimeOffset? Closed = null, SurveyResult? Result = null,
    Addressees? Invited = null, int Answered = 0, Field? Note = null, string? Invitation = null, bool HasAnswered = false,
    ParticipantId? InvitedBy = null, Withdrawal? Withdrawn = null)
{
    public static readonly SurveyRecord Empty = new();

    /// <summary>True while it can be answered and people can be invited.</summary>
    [JsonIgnore]
    public bool IsOpen => Opened is not null && Closed is null && Withdrawn is null;

    [JsonIgnore]
    public Addressees AllInvited => Invited ?? Addressees.None;

    [JsonIgnore]
    public Field ManagersNote => Note ?? Field.Empty;

    /// <summary>The invitation of a participant as they read it; null for those who are not invited.</summary>
    public static SurveyRecord? InvitationOf(RecordState record, ParticipantId participant) =>
        record.Of<SurveyRecord>(CompartmentId.Own(participant)) is { Invitation: not null } own ? own : null;
}

/// <summary>Why a survey was taken back, and when.</summary>
public sealed record Withdrawal(string Reason, DateTimeOffset At);
