using System.Diagnostics;
using System.Globalization;
using Tracker.Benchmarks.Drafts;
using Tracker.Text;

namespace Tracker.Benchmarks.Micro;

/// <summary>
/// Types a recorded text again, one change after the other: <c>text FILE</c>, where the file is one that <see cref="RecordedTyping"/> reads.
/// </summary>
public static class TypingReplay
{
    private const int Repetitions = 15;

    public static int Run(string file)
    {
        RecordedEdit[] edits = [.. RecordedTyping.Read(file).Edits];
        var end = Replayed(edits);
        var changes = edits.Select(edit => edit.Change()).ToArray();
        var stored = changes.Select(TextBinary.Bytes).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{edits.Length} edits; {stored.Sum(bytes => (long)bytes.Length)} bytes stored; end: {end.Length} characters"));
        Measure("apply", end, () => changes.Aggregate(RichText.Empty, (text, change) => text.Apply(change)));
        Measure("make the change and apply", end, () => edits.Aggregate(RichText.Empty, (text, edit) => text.Apply(edit.Change())));
        Measure("read the bytes and apply", end, () => stored.Aggregate(RichText.Empty, (text, bytes) => text.Apply(TextBinary.Read(bytes).Value!)));
        Measure("compose into one change", end, () => RichText.FromChange(Composed(changes)));
        return 0;
    }

    private static TextChange Composed(ReadOnlySpan<TextChange> changes) => changes.Length switch
    {
        1 => changes[0],
        _ => Composed(changes[..(changes.Length / 2)]).Compose(Composed(changes[(changes.Length / 2)..])),
    };

    private static void Measure(string name, string end, Func<RichText> replay)
    {
        var times = new List<double>();
        var processor = new List<double>();
        var text = RichText.Empty;
        long allocated = 0;
        for (var i = 0; i < Repetitions; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var spent = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            text = replay();
            times.Add(watch.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        if (text.PlainText() != end) throw new InvalidOperationException($"'{name}' does not end with the recorded text.");
        var warm = times.Skip(5).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {warm[warm.Count / 2]:F0} ms median, {warm[0]:F0} ms best of {warm.Count} warm, {times[0]:F0} ms cold; " +
            $"{processor.Skip(5).Order().ElementAt(warm.Count / 2):F0} ms of processor; " +
            $"{allocated / 1e6:F0} MB allocated, text {Live(ref text) / 1e6:F2} MB live"));
    }

    /// <summary>Heap with the text and without it.</summary>
    private static long Live(ref RichText text)
    {
        var with = GC.GetTotalMemory(forceFullCollection: true);
        text = RichText.Empty;
        return with - GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The text at the end, as a string that is cut and joined.</summary>
    private static string Replayed(RecordedEdit[] edits)
    {
        var text = new List<char>();
        foreach (var (at, deleted, inserted) in edits)
        {
            text.RemoveRange(at, deleted);
            text.InsertRange(at, inserted);
        }
        return new([.. text]);
    }
}
