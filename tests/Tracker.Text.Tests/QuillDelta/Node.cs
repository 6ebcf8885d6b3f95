using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Tracker.Text.Tests.QuillDelta;

/// <summary>Node.js with quill-delta from npm, installed beside the built tests.</summary>
internal static class Node
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "QuillDelta");

    /// <summary>Where continuous integration runs, a machine without Node is an error.</summary>
    public static bool Required => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Why quill-delta cannot be asked; null when it can.</summary>
    public static string? Missing { get; } = Install();

    public static Process Start(string script) => Process.Start(new ProcessStartInfo("node", [script])
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = new UTF8Encoding(false),
    })!;

    private static string? Install()
    {
        if (Run("node", "--version") is { } noNode) return $"quill-delta was not compared: Node.js is not there ({noNode}).";
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "quill-delta"))) return null;
        return Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") is { } failed
            ? $"quill-delta was not compared: npm could not install it ({failed})." : null;
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error.GetAwaiter().GetResult().Trim();
        }
        catch (Win32Exception absent)
        {
            return absent.Message;
        }
    }
}
