using System.Collections.Immutable;
using Tracker.Domain.Surveys;

namespace Tracker.Protocol;

/// <summary>An answer on its way into the ballot box. It names nobody; that its sender has answered is noted apart from it.</summary>
public sealed record AnswerToSurvey(ActorId Survey, ImmutableArray<BarrierKind> Barriers)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public SurveyAnswer Answer => new(Barriers);
}

/// <summary>The survey that is to be closed and counted.</summary>
public sealed record SurveyToClose(ActorId Survey);

/// <summary>The survey that is to be taken back, and why; everybody reads the reason.</summary>
public sealed record SurveyToWithdraw(ActorId Survey, string Reason);

/// <summary>It is done; what was answered is not said again.</summary>
public sealed record SurveyDone(ActorId Survey);
