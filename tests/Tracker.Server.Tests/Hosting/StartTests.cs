using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tracker.Server.Tests.Hosting;

/// <summary>What somebody reads who starts the program where it cannot start.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("tracker-server-").FullName;

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("127.0.0.1"), InlineData("localhost"), InlineData("*")]
    public async Task Address_in_use_is_one_sentence_that_names_it(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}");

        Assert.Equal($"tracker: {url} is in use by another program. Stop that program, or give another address with --urls.",
            await Refused("--data", folder, "--urls", url));
    }

    [Theory]
    [InlineData("http://192.0.2.1:5999", "is not an address of this machine"), InlineData("here", "is not an address to listen on")]
    public async Task Address_that_cannot_be_listened_on_is_one_sentence(string url, string sentence) =>
        Assert.Contains(sentence, await Refused("--data", folder, "--urls", url), StringComparison.Ordinal);

    [Theory]
    [InlineData("plain", "it is a file"), InlineData("plain/deeper", "it cannot be made")]
    public async Task Data_folder_that_cannot_be_one_is_named_with_the_setting(string name, string reason)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "plain"), "kept");
        var wrong = Path.Combine(folder, name);

        var sentence = await Refused("--data", wrong, "--urls", "http://127.0.0.1:0");

        foreach (var part in new[] { $"'{wrong}'", reason, "Tracker__Storage__DataFolder", "--data" })
            Assert.Contains(part, sentence, StringComparison.Ordinal);
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(folder, "plain")));
    }

    [Fact]
    public async Task Folder_of_a_running_server_is_refused_with_its_process()
    {
        await using var server = await RunningServer.Start();

        var sentence = await Refused("--data", server.Folder, "--urls", "http://127.0.0.1:0");

        Assert.Contains($"(process {Environment.ProcessId}), and SQLite serves one process", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_printed_to_a_terminal_at_the_first_start_only_and_never_into_a_log()
    {
        var sample = Path.Combine(folder, "sample");
        var first = await SaidUntilReady(sample, isTerminal: true);
        Assert.Equal(5, first.Count(line => line.Contains("/sign-in?link=", StringComparison.Ordinal)));
        var second = await SaidUntilReady(sample, isTerminal: true);
        Assert.DoesNotContain(second, line => line.Contains("link", StringComparison.Ordinal));

        var logged = await SaidUntilReady(Path.Combine(folder, "logged"), isTerminal: false);
        Assert.DoesNotContain(logged, line => line.Contains("link=", StringComparison.Ordinal));
        foreach (var account in new[] { "admin", "sample-head", "sample-member", "sample-liaison", "sample-program" })
            Assert.Contains(logged, line => line.Contains($"tracker participant link {account} --data", StringComparison.Ordinal));
    }

    /// <summary>What the program says until it is ready; then it is ended.</summary>
    private static async Task<List<string>> SaidUntilReady(string data, bool isTerminal)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tracker.Server.dll");
        string[] command = ["dotnet", program, "serve", "--sample", "--data", data, "--urls", "http://127.0.0.1:0"];
        var info = isTerminal
            ? new ProcessStartInfo("script", ["--quiet", "--return", "--command", string.Join(' ', command.Select(c => $"'{c}'")), "/dev/null"])
            : new ProcessStartInfo(command[0], command[1..]);
        (info.RedirectStandardOutput, info.RedirectStandardError, info.RedirectStandardInput) = (true, true, true);
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith("Tracker is ready", StringComparison.Ordinal)) continue;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            return [.. said, await errors];
        }
        throw new InvalidOperationException($"The program ended: {string.Join('\n', said)} {await errors}");
    }

    /// <summary>The one line that the program says before it ends with 2.</summary>
    private static async Task<string> Refused(params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tracker.Server.dll"), "serve", .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        using var process = Process.Start(info)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal((2, ""), (process.ExitCode, await said));
        return Assert.Single((await errors).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
