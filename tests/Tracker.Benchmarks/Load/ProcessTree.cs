using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks.Load;

/// <summary>CPU and memory of a process and its descendants, from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;

    public static IReadOnlyList<int> Of(int root)
    {
        var children = Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)
            .Select(id => (Id: id, Stat: Stat(id))).Where(p => p.Stat is not null).ToLookup(p => p.Stat!.Value.Parent, p => p.Id);
        var found = new List<int> { root };
        for (var i = 0; i < found.Count; i++) found.AddRange(children[found[i]]);
        return found;
    }

    /// <summary>Seconds on a CPU so far, of living threads, of threads that ended and of children that were waited for.</summary>
    public static double Cpu(int root) => Of(root).Sum(id =>
    {
        if (Stat(id) is not { } stat) return 0;
        var precise = Precise(id);
        return (Math.Abs(precise - stat.Own) < 0.03 ? precise : stat.Own) + stat.Reaped;
    });

    /// <summary>Seconds that .NET's background compiler has used; what a longer warm-up would save.</summary>
    public static double Compiler(int id) => Tasks(id).Where(t => Lines($"{t}/comm").FirstOrDefault() == ".NET Tiered Com").Sum(Nanoseconds) / 1e9;

    public static long Resident(int root) => Of(root).Sum(id => Lines($"/proc/{id}/status")
        .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Sum(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024));

    public static int? ParentOf(int id) => Stat(id)?.Parent;

    public static bool IsCalled(int id, string name) => Lines($"/proc/{id}/comm").FirstOrDefault() == name;

    private static (int Parent, double Own, double Reaped)? Stat(int id)
    {
        if (Lines($"/proc/{id}/stat").FirstOrDefault() is not { } line) return null;
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        double Seconds(int at) => long.Parse(fields[at], CultureInfo.InvariantCulture) / TicksPerSecond;
        return (int.Parse(fields[1], CultureInfo.InvariantCulture), Seconds(11) + Seconds(12), Seconds(13) + Seconds(14));
    }

    /// <summary>Nanoseconds of the scheduler; <c>stat</c> counts the same in steps of 10 ms.</summary>
    private static double Precise(int id) => Tasks(id).Sum(Nanoseconds) / 1e9;

    private static long Nanoseconds(string task) =>
        Lines($"{task}/schedstat").Take(1).Sum(l => long.Parse(l.Split(' ')[0], CultureInfo.InvariantCulture));

    private static string[] Tasks(int id)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{id}/task");
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}

/// <summary>Keeps a process on one core.</summary>
internal static class Pin
{
    /// <summary>All threads it has; those that it starts later inherit the core.</summary>
    public static void ToCore(int id, int core)
    {
        var start = new ProcessStartInfo("taskset", ["-a", "-p", "-c", core.ToString(CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true
        };
        using var taskset = Process.Start(start)!;
        taskset.StandardOutput.ReadToEnd();
        taskset.WaitForExit();
        if (taskset.ExitCode != 0) throw new InvalidOperationException($"Process {id} could not be kept on core {core}.");
    }
}
