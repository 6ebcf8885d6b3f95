namespace Tracker.Domain.Parts;

/// <summary>Concerns of participants, with answers. Only the author can withdraw one.</summary>
public sealed class ConcernsPart<TState>(Lens<TState, ImmutableList<Concern>> book) : Part<TState, ConcernCommand, ConcernEvent>
{
    /// <summary>Most concerns of a compartment, and most answers of a concern.</summary>
    public const int Most = 1_000;

    protected override Decision Decide(TState here, Sight sight, ConcernCommand command)
    {
        var concerns = book.Of(here);
        var concern = concerns.Find(c => c.Id == command.Id);
        if (command is RaiseConcern raise) return Raise(concerns, concern, sight.At, raise);
        if (concern is null) return Rejection.Missing("concern", "id");
        return command switch
        {
            AnswerConcern c => Answer(concern, sight.At, c),
            WithdrawConcern when concern.By != sight.By => Rejection.Forbidden("Only the author of a concern can withdraw it."),
            WithdrawConcern c => concern.Withdrawn is not null ? Decision.Nothing : Decision.Of(sight.At, new ConcernWithdrawn(c.Id)),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, ConcernEvent happened, Recorded recorded)
    {
        var concerns = book.Of(state);
        return book.With(state, happened switch
        {
            ConcernRaised e => concerns.Add(new Concern(e.Id, e.Kind, e.Reason, recorded.By, recorded.At, [])),
            ConcernAnswered e => Changed(concerns, e.Id, c => c with { Answers = c.Answers.Add(new(e.Answer, e.Text, recorded.By, recorded.At)) }),
            ConcernWithdrawn e => Changed(concerns, e.Id, c => c with { Withdrawn = recorded.At }),
            _ => throw new UnknownEventException(happened.GetType().Name),
        });
    }

    private static Decision Raise(ImmutableList<Concern> concerns, Concern? known, CompartmentId at, RaiseConcern c) => Decision.Unless(
        (known is not null ? Rejection.Duplicate("concern", "id") : null)
            ?? Rejection.Full(concerns.Count, Most, "concerns")
            ?? TextLimits.Demands(c.Reason, "reason", TextLimits.Body),
        at, new ConcernRaised(c.Id, c.Kind, c.Reason));

    private static Decision Answer(Concern concern, CompartmentId at, AnswerConcern c) => Decision.Unless(
        (concern.Answers.Exists(a => a.Id == c.Answer) ? Rejection.Duplicate("answer", "answer") : null)
            ?? Rejection.Full(concern.Answers.Count, Most, "answers of one concern")
            ?? TextLimits.Demands(c.Text, "text", TextLimits.Body),
        at, new ConcernAnswered(c.Id, c.Answer, c.Text));

    private static ImmutableList<Concern> Changed(ImmutableList<Concern> concerns, EntityId id, Func<Concern, Concern> change) =>
        concerns.ConvertAll(c => c.Id == id ? change(c) : c);
}
