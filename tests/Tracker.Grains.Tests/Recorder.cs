using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Grains.Tests;

/// <summary>One activation of one delegation, called in turns.</summary>
internal sealed class Recorder
{
    private readonly OneAtATime turns = new();
    private readonly LiveRecord record;

    public Recorder(ActorId actor, IEventLog log)
    {
        Actor = actor;
        record = new LiveRecord(actor, Delegates.Kind, log, TimeProvider.System, NullLogger.Instance);
        record.Committed += events => { lock (Published) Published.AddRange(events); };
    }

    public ActorId Actor { get; }
    public List<CommittedEvent> Published { get; } = [];

    public Task<OutcomeMessage> Send(Principal by, CompartmentId at, Command command, OperationId? operation = null, bool again = false) =>
        turns.Run(() => record.Execute(by, Delegates.Message(Actor, at, command, 0, operation, again)));

    public Task<OutcomeMessage> Send(Principal by, CommandMessage message) => turns.Run(() => record.Execute(by, message));

    public async Task<OutcomeMessage> Must(Principal by, CompartmentId at, Command command)
    {
        var outcome = await Send(by, at, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
        return outcome;
    }

    public Task<OpenedMessage> Open(Principal by, Dictionary<CompartmentId, long>? known = null) => turns.Run(async () =>
    {
        await record.Load();
        return record.Open(by, known ?? []);
    });

    public async Task<Recorder> Founded()
    {
        await Must(Delegates.Liaison, CompartmentId.Delegation, Delegates.Create());
        await Must(Delegates.Head, CompartmentId.Delegation, Delegates.Roster(Delegates.Liaison, RosterRole.Liaison));
        return this;
    }
}
