using System.Diagnostics;
using System.Text;

namespace Tracker.Testing;

/// <summary>A mail server of its own process (aiosmtpd), which writes each mail that it takes into a folder. It can refuse addresses, be busy, lose its
/// reply, stop, and come back on the same port.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracker-mail-");
    private Process? process;

    private MailServer()
    {
    }

    public int Port { get; } = Ports.Free();

    /// <summary>The settings of a Tracker that sends its mail here.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Tracker:Mail:Host", "127.0.0.1"), ("Tracker:Mail:Port", $"{Port}"), ("Tracker:Mail:From", "Tracker <tracker@example.org>"),
        ("Tracker:Mail:Tls", "None"),
    ];

    /// <summary>What was taken, in the order of its coming, as it was sent.</summary>
    public IReadOnlyList<string> Mails => [.. Files.Select(f => File.ReadAllText(f, Encoding.UTF8))];

    /// <summary>The files of these mails.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(folder.FullName, "*.eml").Order(StringComparer.Ordinal);

    /// <summary>Ends when as many mails were taken; throws <see cref="TimeoutException"/> if they are not within a minute.</summary>
    public Task Has(int count) => Until(() => Files.Count() >= count);

    /// <summary>Ends when one was taken that says this.</summary>
    public Task Says(string words) => Until(() => Mails.Any(m => m.Contains(words, StringComparison.Ordinal)));

    private async Task Until(Func<bool> isSo)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = new FileSystemWatcher(folder.FullName, "*.eml") { EnableRaisingEvents = true };
        watch.Renamed += (_, _) => Look();
        Look();
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(1));

        void Look()
        {
            if (isSo()) enough.TrySetResult();
        }
    }

    public static async Task<MailServer> Start()
    {
        var server = new MailServer();
        await server.Begin();
        return server;
    }

    /// <summary>Takes nothing for this address any more.</summary>
    public void Refuse(string address) => File.AppendAllText(At("refuse"), address + "\n");

    /// <summary>Asks to be tried again later, or no longer.</summary>
    public void Busy(bool isBusy) => Set("busy", isBusy);

    /// <summary>Takes mails and breaks the connection before it says so, or no longer.</summary>
    public void LosesReplies(bool loses) => Set("silent", loses);

    public async Task Begin()
    {
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, folder.FullName, $"{Port}"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("The mail server of the tests did not start.");
    }

    /// <summary>Nobody answers on its port.</summary>
    public async Task Stop()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        folder.Delete(recursive: true);
    }

    private void Set(string name, bool isSet)
    {
        if (isSet) File.WriteAllText(At(name), "");
        else File.Delete(At(name));
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private const string Script = """
        import os, sys
        from aiosmtpd.controller import Controller
        folder, port = sys.argv[1], int(sys.argv[2])
        at = lambda name: os.path.join(folder, name)
        class Box:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if os.path.exists(at('refuse')) and address in open(at('refuse')).read().split():
                    return '550 5.1.1 <b>No such user</b> here'
                envelope.rcpt_tos.append(address)
                return '250 OK'
            async def handle_DATA(self, server, session, envelope):
                if os.path.exists(at('busy')):
                    return '451 4.3.2 Try again later'
                count = sum(1 for f in os.listdir(folder) if f.endswith('.eml'))
                with open(at('part'), 'wb') as file:
                    file.write(('X-Envelope-To: ' + ', '.join(envelope.rcpt_tos) + '\r\n').encode() + envelope.content)
                os.rename(at('part'), at('%05d.eml' % count))
                if os.path.exists(at('silent')):
                    server.transport.abort()
                return '250 Taken'
        server = Controller(Box(), hostname='127.0.0.1', port=port)
        server.start()
        print('ready', flush=True)
        sys.stdin.read()
        """;
}
