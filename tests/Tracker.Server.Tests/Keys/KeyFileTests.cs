using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Server.Hosting;
using Tracker.Server.Options;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Keys;

/// <summary>The keys in the database, encrypted with a file outside of it.</summary>
public sealed class KeyFileTests : IDisposable
{
    private const string Setting = "Tracker:Keys:File";
    private readonly SqliteFile data = new(), outside = new();

    public void Dispose()
    {
        data.Dispose();
        outside.Dispose();
    }

    [Fact]
    public async Task Keys_are_unreadable_in_the_database_and_sessions_outlive_a_restart_with_the_same_file()
    {
        var cookies = await SignedIn(NewFile("first"));
        Assert.All(await Keys(), xml => Assert.True(xml.Contains("encryptedWithFile", StringComparison.Ordinal), xml));
        Assert.All(await Keys(), xml => Assert.DoesNotContain("<value>", xml, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await Status(cookies, Path.Combine(outside.Folder, "first")));
        // Without the file, or with another one, nobody is signed in any more, and people can sign in again.
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(cookies, NewFile("other")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(cookies, null));
        Assert.Equal(HttpStatusCode.OK, await Status(await SignedIn(null), null));
    }

    [Fact]
    public async Task Keys_from_before_the_file_stay_readable()
    {
        var cookies = await SignedIn(null);
        Assert.Contains(await Keys(), xml => xml.Contains("<value>", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await Status(cookies, NewFile("later")));
    }

    [Fact]
    public async Task File_in_the_data_folder_is_used_by_an_embedded_database_and_without_any_the_operator_is_warned()
    {
        await using (var server = await RunningServer.Start(data.Folder))
            Assert.Contains(Warnings(server), w => w.Contains("Tracker__Keys__File", StringComparison.Ordinal));
        File.Move(NewFile("beside"), Path.Combine(data.Folder, "tracker.key"));
        await using (var server = await RunningServer.Start(data.Folder))
        {
            Assert.Empty(Warnings(server));
            Assert.Equal(Path.Combine(data.Folder, "tracker.key"), server.Services.GetRequiredService<TrackerOptions>().Keys.File);
        }
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(Path.Combine(data.Folder, "tracker.key"), PrivateFile.Mode | UnixFileMode.GroupRead);
        await using (var server = await RunningServer.Start(data.Folder))
            Assert.Contains("chmod 600", Assert.Single(Warnings(server)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", null), InlineData("short", 31), InlineData("", 32)]
    public async Task File_that_cannot_be_one_is_named_with_its_setting(string name, int? bytes)
    {
        var path = Path.Combine(outside.Folder, name);
        if (bytes is { } length && name.Length > 0) await File.WriteAllBytesAsync(path, new byte[length]);
        if (name.Length == 0) path = outside.Folder;
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => RunningServer.Start(data.Folder, (Setting, path)));
        Assert.Contains("Tracker__Keys__File", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_everyone_may_write_to_is_refused_and_one_that_others_may_read_is_warned_of()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(data.Folder, Closed | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => RunningServer.Start(data.Folder));
        Assert.Contains($"chmod 700 '{data.Folder}'", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        File.SetUnixFileMode(data.Folder, Closed | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var server = await RunningServer.Start(data.Folder);
        Assert.Contains(Warnings(server), w => w.Contains($"chmod 700 '{data.Folder}'", StringComparison.Ordinal));
        Assert.All(System.IO.Directory.GetFiles(data.Folder), f => Assert.True(PrivateFile.OpenTo(f) == UnixFileMode.None, f));
    }

    private string NewFile(string name)
    {
        var path = Path.Combine(outside.Folder, name);
        using var file = new FileStream(path, PrivateFile.Options(FileMode.Create));
        file.Write(RandomNumberGenerator.GetBytes(32));
        return path;
    }

    private async Task<string> SignedIn(string? keyFile)
    {
        await using var server = await RunningServer.Start(data.Folder, (Setting, keyFile ?? ""));
        using var browser = await server.SignedIn("admin");
        return RunningServer.CookiesOf(browser);
    }

    private async Task<HttpStatusCode> Status(string cookies, string? keyFile)
    {
        await using var server = await RunningServer.Start(data.Folder, (Setting, keyFile ?? ""));
        using var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", cookies);
        using var answer = await browser.GetAsync("/api/me");
        return answer.StatusCode;
    }

    private async Task<IReadOnlyList<string>> Keys()
    {
        SqliteConnection.ClearAllPools();
        await using var store = Stores.OpenReadOnly(new StorageSettings(data.Folder));
        return store.Keys.ReadAll();
    }

    private static IReadOnlyList<string> Warnings(RunningServer server) => server.Services.GetRequiredService<StartWarnings>().Sentences;
}
