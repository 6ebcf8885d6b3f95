using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tracker.Domain.Sources;

namespace Tracker.Server.Documents;

/// <summary>Reads HTML and PDF in a process of its own: a document can make it fail, but nothing else. Its memory and its time are limited.</summary>
public sealed partial class ReadingProcess(ILogger<ReadingProcess> logger) : IDisposable
{
    /// <summary>The command of the program that runs there.</summary>
    internal const string Verb = "read-document";

    private const long MostMemory = 512L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Tracker.Server" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static readonly ReadDocument Failed = new(
        Problem: $"The document could not be read within {Longest.TotalSeconds} seconds and {MostMemory / 1024 / 1024} MB of memory.");

    private readonly SemaphoreSlim two = new(2);

    /// <summary>The text of the document, or why it cannot be kept. Throws <see cref="OperationCanceledException"/>.</summary>
    public async Task<ReadDocument> Read(DocumentForm form, byte[] bytes, CancellationToken cancellation)
    {
        await two.WaitAsync(cancellation);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Longest);
            return await Run(form, bytes, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed;
        }
        finally
        {
            two.Release();
        }
    }

    public void Dispose() => two.Dispose();

    private async Task<ReadDocument> Run(DocumentForm form, byte[] bytes, CancellationToken cancellation)
    {
        using var process = Start(form);
        try
        {
            // What it complains of may be words of the document, which belong into no log. It may end before it has read everything.
            var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
            var answer = Answer(process.StandardOutput.BaseStream, cancellation);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(bytes, cancellation);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
            }
            var read = await answer;
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode == 0 && read is not null) return read;
            await complaints;
            Died(process.ExitCode);
            return Failed;
        }
        finally
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
            }
        }
    }

    private static Process Start(DocumentForm form)
    {
        var start = new ProcessStartInfo(File.Exists(Program) ? Program : "dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        if (!File.Exists(Program)) start.ArgumentList.Add(Path.ChangeExtension(typeof(ReadingProcess).Assembly.Location, "dll"));
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(form.ToString());
        // It gets nothing of what this process was told, such as passwords.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Tracker", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"The program that reads documents could not be started: {e.Message}", e);
        }
    }

    private static async Task<ReadDocument?> Answer(Stream output, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        await output.CopyToAsync(whole, cancellation);
        return whole.Length == 0 ? null : JsonSerializer.Deserialize(whole.GetBuffer().AsSpan(0, (int)whole.Length), ReadingJson.Default.ReadDocument);
    }

    /// <summary>What runs in that process: the document from its input, what was read to its output.</summary>
    internal static int Serve(string form)
    {
        // A library that goes on without what it had no memory for would call a document empty that is not.
        AppDomain.CurrentDomain.FirstChanceException += (_, e) =>
        {
            if (e.Exception is OutOfMemoryException) Environment.FailFast("The document needs more memory than it may have.");
        };
        using var input = new MemoryStream();
        using (var standard = Console.OpenStandardInput()) standard.CopyTo(input);
        var read = DocumentReader.Read(Enum.Parse<DocumentForm>(form), input.ToArray());
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, read, ReadingJson.Default.ReadDocument);
        return 0;
    }

    [LoggerMessage(3401, LogLevel.Warning, "The process that reads documents ended with {Code}.")]
    private partial void Died(int code);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(ReadDocument))]
internal sealed partial class ReadingJson : System.Text.Json.Serialization.JsonSerializerContext;
