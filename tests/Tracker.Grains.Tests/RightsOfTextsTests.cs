using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Grains.Tests;

/// <summary>A record keeps the rights of its texts in use, and of no others.</summary>
public sealed class RightsOfTextsTests : IAsyncLifetime
{
    private static readonly ActorId Actor = ActorId.Parse("delegation/rights");
    private readonly SqliteFile file = new();
    private readonly FakeTimeProvider time = new();
    private IStore store = null!;
    private RightsOfTexts rights = null!;

    public async ValueTask InitializeAsync()
    {
        store = await Stores.Open(new StorageSettings(file.Folder));
        var record = new LiveRecord(Actor, Delegates.Kind, store.Events, TimeProvider.System, NullLogger.Instance);
        await record.Execute(Delegates.Liaison, Delegates.Message(Actor, CompartmentId.Delegation, Delegates.Create()));
        rights = new RightsOfTexts(Delegates.Kind, record, null!, time);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        file.Dispose();
    }

    [Fact]
    public void Text_that_stops_asking_is_released()
    {
        for (var i = 0; i < 1_000; i++) Assert.NotNull(rights.Of(Paper(i)));
        Assert.Equal(1_000, rights.Count);
        for (var seconds = 0; seconds < 12; seconds += 2)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            Assert.NotNull(rights.Of(Paper(7)));
        }
        Assert.Equal(1, rights.Count);
        time.Advance(TimeSpan.FromSeconds(12));
        rights.Publish();
        Assert.Equal(0, rights.Count);
    }

    [Fact]
    public void Text_that_the_record_does_not_have_is_not_kept()
    {
        for (var i = 0; i < 100; i++) Assert.Null(rights.Of(DelegationTexts.Of(Actor, EntityId.Parse($"none-{i}"), PositionText.RedLine)!.Value));
        Assert.Equal(0, rights.Count);
    }

    private static ActorId Paper(int i) => DelegationTexts.Paper(Actor, CompartmentId.Delegation, PaperKind.Briefing, $"{i}")!.Value;
}
