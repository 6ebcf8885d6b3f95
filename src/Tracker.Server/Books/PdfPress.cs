using System.Diagnostics;

namespace Tracker.Server.Books;

/// <summary>Makes PDFs of pages with a browser of this machine, one at a time. The page loads nothing and runs no script.</summary>
public sealed partial class PdfPress(TrackerOptions options, ILogger<PdfPress> logger) : IDisposable
{
    /// <summary>How long a page may take, waiting for others included.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static readonly Rejection NoBrowser = Rejection.Invalid(
        "This installation has no browser that makes PDFs. Take the web page and print it, or the Word document.", "form");

    public static readonly Rejection Failed = Rejection.Invalid("The PDF could not be made. Take the web page and print it, or the Word document.", "form");

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private readonly SemaphoreSlim one = new(1);
    private readonly string? browser = Found(options.Books.Browser);

    /// <summary>Whether this machine has a browser.</summary>
    public bool Works => browser is not null;

    /// <summary>Tagged, with an outline of the headings; null if it could not be made.</summary>
    public async Task<byte[]?> Print(byte[] html, CancellationToken cancellation)
    {
        if (browser is null) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            await one.WaitAsync(limit.Token);
            try
            {
                return await Print(browser, html, limit.Token);
            }
            finally
            {
                one.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogLate(Longest.TotalSeconds);
            return null;
        }
    }

    private async Task<byte[]?> Print(string program, byte[] html, CancellationToken cancellation)
    {
        // Only this account may open it: what is printed is for few.
        var folder = System.IO.Directory.CreateTempSubdirectory("tracker-book-");
        var (page, pdf) = (Path.Combine(folder.FullName, "book.html"), Path.Combine(folder.FullName, "book.pdf"));
        try
        {
            await File.WriteAllBytesAsync(page, html, cancellation);
            return await Run(program, folder.FullName, page, pdf, cancellation) && File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancellation) : null;
        }
        finally
        {
            File.Delete(page);
            File.Delete(pdf);
            Remove(folder);
        }
    }

    /// <summary>A process of the browser may still write into its profile. What was printed is gone by now.</summary>
    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException e)
        {
            LogLeft(folder.FullName, e.Message);
        }
    }

    private async Task<bool> Run(string program, string folder, string page, string pdf, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["HOME"] = folder;
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--disable-breakpad", "--disable-crash-reporter",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf", $"--print-to-pdf={pdf}",
            // The sandbox of the browser needs an account that is not the administrator's.
            .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [], new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start);
        if (process is null) return false;
        var (said, _) = (process.StandardError.ReadToEndAsync(cancellation), process.StandardOutput.ReadToEndAsync(cancellation));
        try
        {
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0) LogFailed(process.ExitCode, (await said).Length);
            return process.ExitCode == 0;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The browser that is set, or the first one on the path.</summary>
    private static string? Found(string? set) => set is { Length: > 0 }
        ? set == BookOptions.None ? null : set
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
           from name in Names let path = Path.Combine(folder, name) where File.Exists(path) select path).FirstOrDefault();

    public void Dispose() => one.Dispose();

    [LoggerMessage(3501, LogLevel.Warning,
        "The browser that makes PDFs ended with {Code} ({Length} characters on its error output). Check Tracker__Books__Browser.")]
    private partial void LogFailed(int code, int length);

    [LoggerMessage(3502, LogLevel.Warning, "A PDF took longer than {Seconds} s and was given up.")]
    private partial void LogLate(double seconds);

    [LoggerMessage(3503, LogLevel.Warning, "The empty profile of a browser in {Folder} could not be removed: {Reason}")]
    private partial void LogLeft(string folder, string reason);
}
