using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Grains.Tests;

/// <summary>One activation of one text with one web host, called in turns.</summary>
internal sealed class Typewriter
{
    public static readonly CompartmentId At = CompartmentId.Delegation;
    public static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());
    public static readonly Principal Ada = Delegates.Person("ada", "org/industry"), Bo = Delegates.Person("bo", "org/industry"),
        Sue = Delegates.Person("sue", "org/industry");
    public static readonly AccessList Roster = new([new(Ada.Id, RosterRole.Member), new(Bo.Id, RosterRole.Head), new(Sue.Id, RosterRole.Adviser)]);
    public static readonly TextTerms Terms = new([RosterRole.Member, RosterRole.Head], [], [], DraftLimits.Text);
    private const string Host = "host";

    private readonly OneAtATime turns = new();
    private readonly LiveRecord record;
    private readonly Typists typists;
    private readonly Desk desk = new();

    public Typewriter(ActorId actor, IEventLog log, bool lent = true)
    {
        Actor = actor;
        record = new LiveRecord(actor, Kind, log, TimeProvider.System, NullLogger.Instance);
        var hosts = new RecordHosts(actor, log, record);
        typists = new Typists(record, hosts, At, TimeProvider.System);
        record.Committed += hosts.Publish;
        record.Inherit(lent ? new InheritedRights(Roster, Terms) : null);
        Ready = turns.Run(async () =>
        {
            await record.Load();
            return hosts.Watch(Host, desk, -1, []);
        });
    }

    public ActorId Actor { get; }
    public Task Ready { get; }
    public string Text => record.Durable.State.Compartments.TryGetValue(At, out var part) ? ((DraftState)part.State).Text.PlainText() : "";
    public long Version => record.Durable.State.VersionOf(At);

    public static ActorId NewActor() =>
        new DraftId(ActorId.Parse("delegation/" + Guid.NewGuid().ToString("N")), At, EntityId.Parse("papers"), "brief").Actor!.Value;

    public async Task<Typewriter> Created()
    {
        var outcome = await Send(Ada, new CreateDraft("Brief"));
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
        return this;
    }

    public Task<OutcomeMessage> Send(Principal by, Command command) => turns.Run(() => record.Execute(by, new CommandMessage(
        Actor, OperationId.New(), At, 0, Kind.Codec.NameOf(command).Name, new RawJson(Kind.Codec.Encode(command)))));

    public Task Inherit(InheritedRights? loan) => turns.Run(() => { record.Inherit(loan); return 0; });

    public static TypeCall Call(Principal by, Guid session, long number, string text, long revision = 0, Intent intent = Intent.Write) =>
        new(Caller.Of(by), session, new TypeMessage(1, number, revision, intent, TextChange.Build().Insert(text).ToChange()).Write());

    /// <summary>Types: what is not in the text at the end of the call is refused.</summary>
    public async Task<IReadOnlyList<RefusedLine>> Type(params TypeCall[] calls)
    {
        var before = desk.Refused.Count;
        await turns.Run(async () => { await typists.Take(Host, calls); return 0; });
        var missing = calls.Where(c => !Taken(c)).ToArray();
        await desk.Until(() => missing.All(c => desk.Refused.Skip(before).Any(r => r.Session == c.Session && r.Number == Number(c))));
        return [.. desk.Refused.Skip(before)];
    }

    private bool Taken(TypeCall call) =>
        record.Durable.State.Compartments.TryGetValue(At, out var part)
        && ((DraftState)part.State).Sessions.Any(s => s.Id == call.Session && s.Last >= Number(call));

    private static long Number(TypeCall call) => TypeMessage.Read(call.Message).Number;

    /// <summary>The web host.</summary>
    private sealed class Desk : IRecordObserver
    {
        private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<RefusedLine> Refused { get; } = [];

        public Task Deliver(RecordBatch batch)
        {
            lock (Refused)
            {
                Refused.AddRange(batch.Refused ?? []);
                changed.TrySetResult();
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return Task.CompletedTask;
        }

        public async Task Until(Func<bool> holds)
        {
            while (true)
            {
                Task next;
                lock (Refused)
                {
                    if (holds()) return;
                    next = changed.Task;
                }
                await next.WaitAsync(TimeSpan.FromMinutes(1));
            }
        }
    }
}

/// <summary>A log whose next append fails without saying whether it was stored.</summary>
internal sealed class FailingLog(IEventLog log) : IEventLog
{
    public enum Fault { None, BeforeStoring, AfterStoring }

    public Fault Next { get; set; }

    public async Task Append(Append append)
    {
        var fault = Next;
        Next = Fault.None;
        if (fault != Fault.BeforeStoring) await log.Append(append);
        if (fault != Fault.None) throw new OutcomeUnknownException("The connection was lost.", new IOException());
    }

    public Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        log.Read(actor, after, limit, cancellation);
    public Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation = default) =>
        log.FindOperation(actor, operation, cancellation);
    public IAsyncEnumerable<ActorId> Actors(CancellationToken cancellation = default) => log.Actors(cancellation);
}
