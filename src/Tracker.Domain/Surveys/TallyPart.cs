namespace Tracker.Domain.Surveys;

/// <summary>By the program itself: so the record has neither an author nor a choice of an answer.</summary>
[JsonDerivedType(typeof(NoteAnswer), "note-answer")]
[JsonDerivedType(typeof(PublishResult), "publish-result")]
public abstract record TallyCommand : Command;

/// <summary>In <c>own/&lt;id&gt;</c>: the ballot box has an answer of this participant.</summary>
public sealed record NoteAnswer : TallyCommand;

/// <summary>In <c>record</c>.</summary>
public sealed record PublishResult(SurveyResult Result) : TallyCommand;

[JsonDerivedType(typeof(AnswerNoted), "survey.answer-noted")]
[JsonDerivedType(typeof(AnswersGrown), "survey.answers-grown")]
[JsonDerivedType(typeof(ResultPublished), "survey.result-published")]
public abstract record TallyEvent : Event;

/// <summary>In <c>own/&lt;id&gt;</c>, and in <c>program</c> the next, without whose answer it is.</summary>
public sealed record AnswerNoted : TallyEvent;
public sealed record AnswersGrown : TallyEvent;

/// <summary>In <c>record</c>.</summary>
public sealed record ResultPublished(SurveyResult Result) : TallyEvent;

/// <summary>What follows from the ballot box.</summary>
internal sealed class TallyPart : Part<SurveyRecord, TallyCommand, TallyEvent>
{
    protected override bool Belongs(CompartmentId at, TallyCommand command) => command is NoteAnswer ? at.IsOwned : at == CompartmentId.Record;

    protected override Decision Decide(SurveyRecord here, Sight sight, TallyCommand command) => command switch
    {
        NoteAnswer => here.Invitation is null ? SurveyRules.NotInvited : here.HasAnswered ? Decision.Nothing
            : Decision.Of(new Directed(sight.At, new AnswerNoted()), new Directed(CompartmentId.Program, new AnswersGrown())),
        PublishResult c => here.Closed is null ? SurveyRules.StillOpen : here.Result is not null ? Decision.Nothing
            : Decision.Of(sight.At, new ResultPublished(c.Result)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override SurveyRecord Evolve(SurveyRecord state, TallyEvent happened, Recorded recorded) => happened switch
    {
        AnswerNoted => state with { HasAnswered = true },
        AnswersGrown => state with { Answered = state.Answered + 1 },
        ResultPublished e => state with { Result = e.Result },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
