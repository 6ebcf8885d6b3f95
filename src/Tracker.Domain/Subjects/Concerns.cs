using System.Collections.Immutable;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Subjects;

/// <summary>A concern of a participant on a subject, seen by the audience of its compartment.</summary>
/// <param name="Withdrawn">Set when its author took it back; it stays in the list.</param>
public sealed record Concern(
    EntityId Id, ConcernKind Kind, string Reason, ParticipantId By, DateTimeOffset At, ImmutableList<ConcernAnswer> Answers, DateTimeOffset? Withdrawn = null);

public sealed record ConcernAnswer(EntityId Id, string Text, ParticipantId By, DateTimeOffset At);

public sealed record RaiseConcern(EntityId Id, ConcernKind Kind, string Reason) : Command;
public sealed record AnswerConcern(EntityId Id, EntityId Answer, string Text) : Command;
public sealed record WithdrawConcern(EntityId Id) : Command;

public sealed record ConcernRaised(EntityId Id, ConcernKind Kind, string Reason) : Event;
public sealed record ConcernAnswered(EntityId Id, EntityId Answer, string Text) : Event;
public sealed record ConcernWithdrawn(EntityId Id) : Event;

/// <summary>The rules of concerns.</summary>
public static class Concerns
{
    /// <summary>Technical limits: concerns of a compartment, answers of a concern.</summary>
    public const int Most = 1_000;

    public static Decision Decide(ImmutableList<Concern> concerns, ParticipantId by, CompartmentId at, Command command) => command switch
    {
        RaiseConcern c => Raise(concerns, at, c),
        AnswerConcern c => Answer(concerns, at, c),
        WithdrawConcern c => Withdraw(concerns, by, at, c),
        _ => throw new ArgumentException($"'{command.GetType().Name}' is not about concerns.", nameof(command)),
    };

    public static ImmutableList<Concern> Apply(ImmutableList<Concern> concerns, Recorded recorded) => recorded.Event switch
    {
        ConcernRaised e => concerns.Add(new Concern(e.Id, e.Kind, e.Reason, recorded.By, recorded.At, [])),
        ConcernAnswered e => Changed(concerns, e.Id, c => c with { Answers = c.Answers.Add(new ConcernAnswer(e.Answer, e.Text, recorded.By, recorded.At)) }),
        ConcernWithdrawn e => Changed(concerns, e.Id, c => c with { Withdrawn = recorded.At }),
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };

    private static Decision Raise(ImmutableList<Concern> concerns, CompartmentId at, RaiseConcern command)
    {
        if (Find(concerns, command.Id) is not null) return Rejection.Duplicate("concern", "id");
        if (concerns.Count >= Most) return new Rejection(RejectionCode.TooMany, $"A compartment of a record holds at most {Most} concerns.");
        return TextLimits.Demands(command.Reason, "reason", TextLimits.Body) is { } no ? no : Decision.Of(at, new ConcernRaised(command.Id, command.Kind, command.Reason));
    }

    private static Decision Answer(ImmutableList<Concern> concerns, CompartmentId at, AnswerConcern command)
    {
        if (Find(concerns, command.Id) is not { } concern) return Rejection.Missing("concern", "id");
        if (concern.Answers.Exists(a => a.Id == command.Answer)) return Rejection.Duplicate("answer", "answer");
        if (concern.Answers.Count >= Most) return new Rejection(RejectionCode.TooMany, $"A concern holds at most {Most} answers.");
        return TextLimits.Demands(command.Text, "text", TextLimits.Body) is { } no ? no : Decision.Of(at, new ConcernAnswered(command.Id, command.Answer, command.Text));
    }

    private static Decision Withdraw(ImmutableList<Concern> concerns, ParticipantId by, CompartmentId at, WithdrawConcern command)
    {
        if (Find(concerns, command.Id) is not { } concern) return Rejection.Missing("concern", "id");
        if (concern.By != by) return Rejection.Forbidden("Only its author withdraws a concern.");
        return concern.Withdrawn is not null ? Decision.Nothing : Decision.Of(at, new ConcernWithdrawn(command.Id));
    }

    private static Concern? Find(ImmutableList<Concern> concerns, EntityId id) => concerns.Find(c => c.Id == id);
    private static ImmutableList<Concern> Changed(ImmutableList<Concern> concerns, EntityId id, Func<Concern, Concern> change) =>
        concerns.ConvertAll(c => c.Id == id ? change(c) : c);
}
