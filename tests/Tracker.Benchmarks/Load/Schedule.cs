using System.Diagnostics;

namespace Tracker.Benchmarks.Load;

/// <summary>Edits at times that are fixed beforehand: a server that falls behind is not spared.</summary>
internal static class Schedule
{
    public static async Task<double> Run(IReadOnlyList<Editor> editors, int seconds, int perSecond, CancellationToken cancellation)
    {
        var random = new Random(42);
        var due = (from e in editors
                   let phase = random.NextDouble() / perSecond
                   from turn in Enumerable.Range(0, seconds * perSecond)
                   select (At: phase + (double)turn / perSecond, Editor: e)).OrderBy(d => d.At).ToList();
        var sent = new List<Task>(due.Count);
        var start = Stopwatch.GetTimestamp();
        var clock = Stopwatch.StartNew();
        foreach (var (at, editor) in due)
        {
            if (at - clock.Elapsed.TotalSeconds is > 0.001 and var early) await Task.Delay(TimeSpan.FromSeconds(early), cancellation);
            sent.Add(editor.Edit(cancellation, start + (long)(at * Stopwatch.Frequency)));
        }
        var took = clock.Elapsed.TotalSeconds;
        await Task.WhenAll(sent);
        return took;
    }
}
