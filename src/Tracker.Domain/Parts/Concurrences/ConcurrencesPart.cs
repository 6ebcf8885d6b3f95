namespace Tracker.Domain.Parts;

/// <summary>The text version of a position, with the latest answer of each participant.</summary>
public sealed record AnswerSheet(int TextVersion, ImmutableSortedDictionary<ParticipantId, Concurrence> Answers);

/// <summary>Each participant's answer to a position.</summary>
/// <param name="home">The compartment of the positions.</param>
/// <param name="refuses">Why a position takes no answers, or null.</param>
/// <param name="longest">Most UTF-16 characters of a comment.</param>
public sealed class ConcurrencesPart<TState>(
    CompartmentId home, Func<TState, EntityId, Rejection?> refuses, Func<TState, EntityId, AnswerSheet> of,
    Func<TState, EntityId, AnswerSheet, TState> with, int longest) : Part<TState, ConcurrenceCommand, ConcurrenceEvent>
{
    protected override bool Belongs(CompartmentId at, ConcurrenceCommand command) => at == home;

    protected override Decision Decide(TState here, Sight sight, ConcurrenceCommand command)
    {
        if (command is not Concur c) return Rejection.UnknownCommand(command.GetType().Name);
        if (refuses(here, c.Point) is { } closed) return closed;
        var sheet = of(here, c.Point);
        var broken = Rejection.MovedOn(sheet.TextVersion, c.TextVersion)
            ?? (c.Answer is Answer.Object or Answer.ConcurWithComment ? TextLimits.Demands(c.Comment, "comment", longest) : null)
            ?? TextLimits.Refuses(c.Comment, "comment", longest);
        if (broken is not null) return broken;
        return sheet.Answers.TryGetValue(sight.By, out var given) && (given.TextVersion, given.Answer, given.Comment) == (c.TextVersion, c.Answer, c.Comment)
            ? Decision.Nothing
            : Decision.Of(home, new Concurred(c.Point, c.TextVersion, c.Answer, c.Comment));
    }

    protected override TState Evolve(TState state, ConcurrenceEvent happened, Recorded recorded)
    {
        if (happened is not Concurred e) throw new UnknownEventException(happened.GetType().Name);
        var sheet = of(state, e.Point);
        var given = new Concurrence(recorded.By, e.Answer, e.TextVersion, recorded.At, e.Comment, recorded.OnBehalfOf);
        return with(state, e.Point, sheet with { Answers = sheet.Answers.SetItem(recorded.By, given) });
    }
}
