using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Testing;

/// <summary>
/// One record in memory, driven by the program's own turn: every command goes through its JSON, every event through its stored form.
/// </summary>
public sealed class RecordBench(RecordKind kind, ActorId actor, DateTimeOffset start)
{
    private readonly List<Recorded> log = [];

    public RecordKind Kind => kind;
    public ActorId Actor => actor;
    public RecordState Record { get; set; } = RecordState.Empty;
    public IReadOnlyList<Recorded> Log => log;
    public DateTimeOffset Now { get; set; } = start;

    /// <summary>How much later each event is than the one before.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The day on which rights are asked; null for that of <see cref="Now"/>.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>For a text: the rights that it inherits.</summary>
    public InheritedRights? Inherited { get; set; }

    public Standing StandingOf(Principal who) =>
        Standing.Of(who, Inherited?.Access ?? kind.AccessListOf(Record), Day ?? DateOnly.FromDateTime(Now.UtcDateTime));

    public TurnContext ContextOf(Principal who) => new(kind, actor, Record, StandingOf(who), Now, Inherited?.Terms);

    public TState? In<TState>(CompartmentId at) where TState : class => Record.Compartments.TryGetValue(at, out var c) ? (TState)c.State : null;

    public Decision Judge(Principal who, CompartmentId at, Command command, GroupId? onBehalfOf = null) =>
        Turn.Judge(ContextOf(who), new Submission(at, command, onBehalfOf));

    public Decision Send(Principal who, CompartmentId at, Command command, GroupId? onBehalfOf = null, OperationId? operation = null)
    {
        var (read, malformed) = kind.Codec.DecodeCommand(kind.Codec.NameOf(command).Name, kind.Codec.Encode(command));
        var decision = Turn.Judge(ContextOf(who), new Submission(at, read, onBehalfOf, Malformed: malformed));
        if (decision.Rejection is null) Apply(who.Id, onBehalfOf, decision.Events, operation);
        return decision;
    }

    public void Apply(ParticipantId by, GroupId? onBehalfOf, ImmutableArray<Directed> events, OperationId? operation = null)
    {
        foreach (var (at, happened) in events)
        {
            Now += Pace;
            var (name, schema) = kind.Codec.NameOf(happened);
            var stored = new Directed(at, kind.Codec.DecodeEvent(name, schema, kind.Codec.Encode(happened)));
            var stamp = new Stamp(operation ?? new OperationId(new Guid(log.Count + 1, 0, 0, new byte[8])), by, onBehalfOf, Now);
            (Record, var recorded) = Turn.Apply(kind, Record, [stored], stamp);
            log.AddRange(recorded);
        }
    }
}
