using Tracker.Domain.Shared;

namespace Tracker.Domain.Claims;

/// <summary>A step that the rules of a body forbid, in words.</summary>
public sealed record ForbiddenStep(string Sentence);

/// <summary>The rules of claims that every kind of record shares.</summary>
/// <param name="allows">True for the statements that this kind of record takes.</param>
public sealed class ClaimRules(Func<Statement, bool> allows)
{
    /// <param name="stepOf">The forbidden step that a claim would make after the claims of a book, or null.</param>
    public Decision Decide(ClaimBook book, CompartmentId at, Command command, Func<ClaimBook, Assertion, ForbiddenStep?> stepOf) => command switch
    {
        RecordClaim c => Record(book, at, c, stepOf),
        SupersedeClaim c => Supersede(book, at, c, stepOf),
        WithdrawClaim c => Demands(book, c.Claim, c.Reason, "reason") is { } no ? no : Decision.Of(at, new ClaimSuperseded(c.Claim, c.Reason)),
        PreferClaim c => Prefer(book, at, c),
        MarkRemovedByBody c => MarkRemoved(book, at, c),
        _ => throw new ArgumentException($"'{command.GetType().Name}' is not about claims.", nameof(command)),
    };

    private Decision Record(ClaimBook book, CompartmentId at, RecordClaim command, Func<ClaimBook, Assertion, ForbiddenStep?> stepOf)
    {
        if (Refuses(book, command.Claim) is { } refused) return refused;
        var step = stepOf(book, command.Claim);
        return step is not null && !command.Imported
            ? new Rejection(RejectionCode.IllegalStep, step.Sentence, "claim.statement")
            : Decision.Of(at, new ClaimRecorded(command.Claim, step?.Sentence));
    }

    private Decision Supersede(ClaimBook book, CompartmentId at, SupersedeClaim command, Func<ClaimBook, Assertion, ForbiddenStep?> stepOf)
    {
        if (Demands(book, command.Claim, command.Reason, "reason") is { } no) return no;
        if (Refuses(book, command.By) is { } refused) return refused;
        var without = book with { Claims = book.Claims.RemoveAll(c => c.Id == command.Claim) };
        return stepOf(without, command.By) is { } step
            ? new Rejection(RejectionCode.IllegalStep, step.Sentence, "by.statement")
            : Decision.Of([new Directed(at, new ClaimRecorded(command.By)), new Directed(at, new ClaimSuperseded(command.Claim, command.Reason, command.By.Id))]);
    }

    private static Decision Prefer(ClaimBook book, CompartmentId at, PreferClaim command)
    {
        if (Demands(book, command.Claim, command.Reason, "reason") is { } no) return no;
        var claim = book.Find(command.Claim)!;
        if (!claim.Statement.HasOneValue())
            return Rejection.Invalid("Claims of this kind stand side by side; none can be preferred.", "claim");
        return book.PreferredAbout(claim.Statement.About())?.Id == claim.Id ? Decision.Nothing : Decision.Of(at, new ClaimPreferred(command.Claim, command.Reason));
    }

    private static Decision MarkRemoved(ClaimBook book, CompartmentId at, MarkRemovedByBody command)
    {
        if (Demands(book, command.Claim, command.Note, "note") is { } no) return no;
        return book.Find(command.Claim)!.RemovedByBody?.Text == command.Note ? Decision.Nothing : Decision.Of(at, new ClaimRemovedByBody(command.Claim, command.Note));
    }

    private Rejection? Refuses(ClaimBook book, Assertion claim)
    {
        if (book.Find(claim.Id) is not null) return Rejection.Duplicate("claim", "id");
        if (book.Claims.Count >= ClaimBook.Most)
            return new Rejection(RejectionCode.TooMany, $"A compartment of a record holds at most {ClaimBook.Most} claims.");
        return allows(claim.Statement) ? claim.Refuses() : Rejection.Invalid("This kind of record does not take such a statement.", "statement.kind");
    }

    private static Rejection? Demands(ClaimBook book, EntityId id, string text, string field) => book.Find(id) switch
    {
        null => Rejection.Missing("claim", "claim"),
        { Stands: false } => Rejection.Invalid("This claim does not stand any more.", "claim"),
        _ => TextLimits.Demands(text, field, TextLimits.Line),
    };
}
