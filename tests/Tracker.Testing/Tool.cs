using System.Diagnostics;

namespace Tracker.Testing;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    /// <summary>What the program wrote. Throws with it where the program failed.</summary>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var (code, output) = Try(program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} failed with {code}: {output}");
    }

    public static (int Code, string Output) Try(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
