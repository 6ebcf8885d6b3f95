using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Grains;

/// <summary>A co-edited text: a live record that borrows its rights from the record it belongs to, and takes what many type.</summary>
[GrainType(DraftId.Kind)]
public sealed class DraftGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services), IDraftGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(3);
    private readonly TimeProvider time = time;
    private readonly RecordKinds kinds = kinds;
    private readonly ILogger logger = logger;
    private readonly IServiceProvider services = services;
    private Typists typists = null!;
    private TextTeller? teller;
    private IGrainTimer? timer;
    private DraftId? id;
    private byte[]? told;
    private long asked;
    private Task? asking;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        id = DraftId.TryParse(Actor);
        Live.Borrow(null);
        if (id is { } draft)
        {
            typists = new Typists(Live, Hosts, draft.Compartment, time);
            teller = new TextTeller(Actor, draft, Live, GrainFactory);
            timer = this.RegisterGrainTimer(() => teller.Tell(), new GrainTimerCreationOptions(Telling, Telling) { Interleave = true });
            Live.Committed += _ => teller.Changed();
            var milestones = new MilestoneWriter(services.GetRequiredService<IMilestones>(), Actor, Kind, logger);
            Live.Committed += events => milestones.Passed(events[0].ActorVersion - 1, Live.Durable);
        }
        await Ask();
        teller?.Changed();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        timer?.Dispose();
        if (teller is not null) await teller.Tell();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Tell() => teller?.Tell() ?? Task.CompletedTask;

    public async Task Type(string host, TypeCall[] typed)
    {
        if (typists is null) return;
        await Prepare();
        await typists.Take(host, typed);
    }

    public Task Lent(byte[]? loan)
    {
        Take(loan);
        return Task.CompletedTask;
    }

    protected override Task Prepare() =>
        asked != 0 && time.GetElapsedTime(asked) < Fresh ? Task.CompletedTask : asking ??= Ask();

    private async Task Ask()
    {
        try
        {
            if (id is not { } draft || kinds.Of(draft.Parent) is null) return;
            Take(await GrainFactory.Record(draft.Parent).Lend(Actor.Value));
            asked = time.GetTimestamp();
        }
        finally
        {
            asking = null;
        }
    }

    private void Take(byte[]? loan)
    {
        if (loan is not null && told is not null && loan.AsSpan().SequenceEqual(told)) return;
        told = loan;
        var lent = loan is null ? null : LoanJson.Read(loan);
        if (Equals(lent, Live.Loan)) return;
        Live.Borrow(lent);
        Hosts.TellAccess();
    }
}
