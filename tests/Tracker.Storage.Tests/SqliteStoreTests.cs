using System.Diagnostics;
using Tracker.Domain.Shared;
using Tracker.Storage.Sqlite;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public sealed class SqliteStoreTests : IDisposable
{
    private static readonly ActorId Actor = ActorId.Parse("delegation/sg13/2026-11");
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Second_opening_is_refused_with_the_process_that_has_the_file()
    {
        await using var store = await SqliteStore.Open(file.File);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteStore.Open(file.File));
        Assert.Contains($"in use by another process (process {Environment.ProcessId}), and SQLite serves one process", refused.Message,
            StringComparison.Ordinal);
        await store.Events.Append(new Chain(Actor).Next());
    }

    [Fact]
    public async Task File_of_another_process_is_refused_until_that_process_is_killed()
    {
        var info = new ProcessStartInfo("sh", ["-c", "exec 9>\"$0\"; flock 9; echo held; exec sleep 1000", file.File + ".lock"])
        {
            RedirectStandardOutput = true
        };
        using var holder = Process.Start(info)!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteStore.Open(file.File));
        holder.Kill();
        await holder.WaitForExitAsync();
        await using var store = await SqliteStore.Open(file.File);
        await store.Ping();
    }

    [Fact]
    public async Task Closed_file_can_be_opened_again()
    {
        await using (var store = await SqliteStore.Open(file.File)) await store.Events.Append(new Chain(Actor).Next());
        await using var again = await SqliteStore.Open(file.File);
        Assert.Single(await again.Events.Read(Actor, 0));
    }

    [Fact]
    public async Task File_that_is_no_database_is_refused_and_left_alone()
    {
        var text = new string('x', 5_000);
        await File.WriteAllTextAsync(file.File, text);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteStore.Open(file.File));
        Assert.Equal(text, await File.ReadAllTextAsync(file.File));
    }

    [Fact]
    public async Task Folder_is_made_and_one_that_cannot_be_is_told()
    {
        await using (await SqliteStore.Open(Path.Combine(file.Folder, "new", "deeper", "tracker.db")))
            Assert.True(Directory.Exists(Path.Combine(file.Folder, "new", "deeper")));
        await File.WriteAllTextAsync(Path.Combine(file.Folder, "plain"), "");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteStore.Open(Path.Combine(file.Folder, "plain", "tracker.db")));
        Assert.Contains("cannot be made", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_a_missing_file_is_refused_and_makes_none()
    {
        Assert.Throws<StoreUnavailableException>(() => SqliteStore.OpenReadOnly(file.File));
        Assert.False(File.Exists(file.File));
    }

    [Fact]
    public async Task Commits_are_synced_to_disk_in_write_ahead_mode()
    {
        await using var store = await SqliteStore.Open(file.File);
        Assert.True(File.Exists(file.File + "-wal"));
    }

    [Fact]
    public async Task Locked_database_makes_the_outcome_unknown_and_goes_on_after()
    {
        await using var store = await SqliteStore.Open(file.File);
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next());
        await using (var other = new Microsoft.Data.Sqlite.SqliteConnection(store.ConnectionString))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => store.Events.Append(chain.Next()));
        }
        await store.Events.Append(Chain.After(Actor, await store.Events.Read(Actor, 0)).Next());
        Assert.Equal(2, (await store.Events.Read(Actor, 0)).Count);
    }

    [Fact]
    public async Task Files_are_closed_to_others_in_a_folder_that_is_open_to_them()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(file.Folder, Open | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        foreach (var time in (string[])["new", "made open by an earlier program"])
        {
            await using var store = await SqliteStore.Open(file.File);
            await store.Events.Append(Chain.After(Actor, await store.Events.Read(Actor, 0)).Next());
            Assert.All(Directory.GetFiles(file.Folder), f => Assert.True(PrivateFile.OpenTo(f) == UnixFileMode.None, $"{f} ({time})"));
            Assert.True(File.Exists(file.File + "-wal") && File.Exists(file.File + "-shm"));
            await store.DisposeAsync();
            foreach (var existing in Directory.GetFiles(file.Folder)) File.SetUnixFileMode(existing, Open);
        }
    }

    [Fact]
    public async Task Index_that_does_not_fit_its_table_is_named()
    {
        await using (var written = await SqliteStore.Open(file.File)) await written.Events.Append(new Chain(Actor).Next(count: 3));
        file.Tamper("pragma writable_schema = on; update sqlite_master set sql = replace(sql, 'kind, compartment', 'kind, detail') "
            + "where name = 'listing_by_title'; insert into listing (actor, compartment, title, search, detail, version, changed_at) "
            + "values ('delegation/a', 'record', 'A', 'a', '{}', 1, 1)");
        await using var store = SqliteStore.OpenReadOnly(file.File);
        var findings = new List<Finding>();
        await foreach (var finding in store.Inspection.Integrity()) findings.Add(finding);
        Assert.Contains(findings, f => f.IsFault && f.Sentence.Contains("listing_by_title", StringComparison.Ordinal));
    }
}
