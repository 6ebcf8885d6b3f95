namespace Tracker.Domain.Claims;

/// <summary>Why the body's rules forbid a step, in words.</summary>
public sealed record ForbiddenStep(string Sentence);

/// <summary>Sourced claims about the subject of a record.</summary>
/// <param name="allows">True for the statements that this kind of record accepts.</param>
/// <param name="stepOf">The step of a claim that the body's rules forbid, or null.</param>
public sealed class ClaimsPart<TState>(
    Lens<TState, ClaimBook> book, Func<Statement, bool> allows, Func<TState, Sight, Assertion, ForbiddenStep?> stepOf)
    : Part<TState, ClaimCommand, ClaimEvent>
{
    protected override Decision Decide(TState here, Sight sight, ClaimCommand command)
    {
        var (claims, at) = (book.Of(here), sight.At);
        ForbiddenStep? Step(ClaimBook after, Assertion claim) => stepOf(book.With(here, after), sight, claim);
        return command switch
        {
            RecordClaim c => Record(claims, at, c, Step),
            SupersedeClaim c => Supersede(claims, at, c, Step),
            WithdrawClaim c => Decision.Unless(Demands(claims, c.Claim, c.Reason, "reason"), at, new ClaimSuperseded(c.Claim, c.Reason)),
            PreferClaim c => Prefer(claims, at, c),
            MarkRemovedByBody c => MarkRemoved(claims, at, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, ClaimEvent happened, Recorded recorded) => book.With(state, book.Of(state).Apply(recorded));

    private Decision Record(ClaimBook claims, CompartmentId at, RecordClaim command, Func<ClaimBook, Assertion, ForbiddenStep?> stepOf)
    {
        if (Refuses(claims, command.Claim) is { } refused) return refused;
        var step = stepOf(claims, command.Claim);
        return step is not null && !command.Imported
            ? Rejection.IllegalStep(step.Sentence, "claim.statement")
            : Decision.Of(at, new ClaimRecorded(command.Claim, step?.Sentence));
    }

    private Decision Supersede(ClaimBook claims, CompartmentId at, SupersedeClaim command, Func<ClaimBook, Assertion, ForbiddenStep?> stepOf)
    {
        if (Demands(claims, command.Claim, command.Reason, "reason") is { } no) return no;
        if (Refuses(claims, command.By) is { } refused) return refused;
        var without = claims with { Claims = claims.Claims.RemoveAll(c => c.Id == command.Claim) };
        return stepOf(without, command.By) is { } step
            ? Rejection.IllegalStep(step.Sentence, "by.statement")
            : Decision.Of(
                new Directed(at, new ClaimRecorded(command.By)), new Directed(at, new ClaimSuperseded(command.Claim, command.Reason, command.By.Id)));
    }

    private static Decision Prefer(ClaimBook claims, CompartmentId at, PreferClaim command)
    {
        if (Demands(claims, command.Claim, command.Reason, "reason") is { } no) return no;
        var claim = claims.Find(command.Claim)!;
        if (!claim.Statement.HasOneValue())
            return Rejection.Invalid("Claims of this kind do not contradict each other, so none can be preferred.", "claim");
        return claims.PreferredAbout(claim.Statement.About())?.Id == claim.Id
            ? Decision.Nothing
            : Decision.Of(at, new ClaimPreferred(command.Claim, command.Reason));
    }

    private static Decision MarkRemoved(ClaimBook claims, CompartmentId at, MarkRemovedByBody command)
    {
        if (Demands(claims, command.Claim, command.Note, "note") is { } no) return no;
        return claims.Find(command.Claim)!.RemovedByBody?.Text == command.Note
            ? Decision.Nothing
            : Decision.Of(at, new ClaimRemovedByBody(command.Claim, command.Note));
    }

    private Rejection? Refuses(ClaimBook claims, Assertion claim)
    {
        if (claims.Find(claim.Id) is not null) return Rejection.Duplicate("claim", "id");
        if (Rejection.Full(claims.Claims.Count, ClaimBook.Most, "claims") is { } full) return full;
        return allows(claim.Statement) ? claim.Refuses() : Rejection.Invalid("This kind of record does not accept this statement.", "statement.kind");
    }

    private static Rejection? Demands(ClaimBook claims, EntityId id, string text, string field) => claims.Find(id) switch
    {
        null => Rejection.Missing("claim", "claim"),
        { Stands: false } => Rejection.Invalid("This claim was withdrawn or superseded.", "claim"),
        _ => TextLimits.Demands(text, field, TextLimits.Line),
    };
}
