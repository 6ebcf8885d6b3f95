using System.Globalization;
using Tracker.Domain.Shared;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Snapshot_is_read_where_the_snapshot_store_writes_it()
    {
        Assert.Null(await store.ReadSnapshot(Actor));
        Assert.Equal("1", await Snapshot("WriteToStorageKey", null, [1, 2]));
        Assert.Equal([1, 2], await store.ReadSnapshot(Actor));
        Assert.Null(await store.ReadSnapshot(Other));
    }

    [Fact]
    public async Task Snapshot_of_a_stale_version_gives_that_version_back_and_changes_nothing()
    {
        Assert.Equal("1", await Snapshot("WriteToStorageKey", null, [1]));
        Assert.Equal("2", await Snapshot("WriteToStorageKey", 1, [2]));
        Assert.Equal("1", await Snapshot("WriteToStorageKey", 1, [3]));
        Assert.Equal("", await Snapshot("WriteToStorageKey", null, [4]));
        Assert.Equal("1", await Snapshot("ClearStorageKey", 1));
        Assert.Equal("1", await Snapshot("DeleteStorageKey", 1));
        Assert.Equal([2], await store.ReadSnapshot(Actor));
    }

    [Fact]
    public async Task Snapshot_is_cleared_and_deleted_by_its_version()
    {
        await Snapshot("WriteToStorageKey", null, [1]);
        Assert.Equal("2", await Snapshot("ClearStorageKey", 1));
        Assert.Null(await store.ReadSnapshot(Actor));
        Assert.Equal("3", await Snapshot("WriteToStorageKey", 2, [2]));
        Assert.Equal("4", await Snapshot("DeleteStorageKey", 3));
        Assert.Null(await store.ReadSnapshot(Actor));
        Assert.Equal("1", await Snapshot("WriteToStorageKey", null, [3]));
    }

    /// <summary>Runs Orleans' statement with its parameters, and gives the version as Orleans reads it.</summary>
    private async Task<string?> Snapshot(string key, int? version, byte[]? payload = null)
    {
        var statement = (string)(await AsProgram("select querytext from orleansquery where querykey = @key", ("key", key)))!;
        (string, object?)[] parameters =
        [
            ("GrainIdHash", 0), ("GrainIdN0", 0L), ("GrainIdN1", 0L), ("GrainTypeHash", 0), ("GrainTypeString", SnapshotPlace.StateName),
            ("GrainIdExtensionString", Actor.Value), ("ServiceId", SnapshotPlace.ServiceId), ("GrainStateVersion", version),
        ];
        return Convert.ToString(await AsProgram(statement, payload is null ? parameters : [.. parameters, ("PayloadBinary", payload)]),
            CultureInfo.InvariantCulture);
    }
}
