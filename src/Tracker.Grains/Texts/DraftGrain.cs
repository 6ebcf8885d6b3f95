namespace Tracker.Grains;

/// <summary>A co-edited text: a live record that inherits its rights from the record it belongs to and accepts typing.</summary>
[GrainType(TypeName)]
public sealed class DraftGrain(RecordServices services) : RecordGrain(services), IDraftGrain
{
    internal new const string TypeName = DraftId.Kind;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(3);
    private Typists typists = null!;
    private TextPublisher? publisher;
    private IGrainTimer? timer;
    private DraftId? id;
    private byte[]? lastRights;
    private long fetched;
    private Task? fetching;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        id = DraftId.TryParse(Actor);
        Live.Inherit(null);
        if (id is { } draft)
        {
            typists = new Typists(Live, Hosts, draft.Compartment, Services.Time);
            publisher = new TextPublisher(Actor, draft, Live, GrainFactory);
            timer = this.RegisterGrainTimer(() => publisher.Publish(), new GrainTimerCreationOptions(PublishEvery, PublishEvery) { Interleave = true });
            Live.Committed += _ => publisher.Changed();
            var milestones = new MilestoneWriter(Services.Milestones, Actor, Kind, Services.Seal, Services.Logger);
            Live.Committed += events => milestones.Passed(events[0].ActorVersion - 1, Live.Durable);
        }
        await FetchRights();
        publisher?.Changed();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        timer?.Dispose();
        if (publisher is not null) await publisher.Publish();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task PublishText() => publisher?.Publish() ?? Task.CompletedTask;

    public async Task Type(string host, TypeCall[] typed)
    {
        if (typists is null) return;
        await Prepare();
        await typists.Take(host, typed);
    }

    public Task RightsChanged(byte[]? inherited)
    {
        Inherit(inherited);
        return Task.CompletedTask;
    }

    protected override Task Prepare() => fetched != 0 && Services.Time.GetElapsedTime(fetched) < Fresh ? Task.CompletedTask : fetching ??= FetchRights();

    private async Task FetchRights()
    {
        try
        {
            if (id is not { } draft || Services.Kinds.Of(draft.Parent) is null) return;
            Inherit(await GrainFactory.Record(draft.Parent).RightsOfText(Actor));
            fetched = Services.Time.GetTimestamp();
        }
        finally
        {
            fetching = null;
        }
    }

    private void Inherit(byte[]? json)
    {
        if (json is not null && lastRights is not null && json.AsSpan().SequenceEqual(lastRights)) return;
        lastRights = json;
        var rights = json is null ? null : InheritedRightsJson.Read(json);
        if (Equals(rights, Live.Inherited)) return;
        Live.Inherit(rights);
        Hosts.AccessChanged();
    }
}
