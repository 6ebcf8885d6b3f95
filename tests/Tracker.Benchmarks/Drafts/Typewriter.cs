using System.Diagnostics;
using Tracker.Benchmarks.Load;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Benchmarks.Drafts;

/// <summary>
/// One window that types a history into a text over its own connection: each edit is a change of its own, and so many are under way
/// that the text's actor gathers them as it does under load.
/// </summary>
internal sealed class Typewriter : IAsyncDisposable
{
    private readonly Viewer viewer;
    private readonly Guid session = Guid.NewGuid();
    private readonly int atOnce;
    private readonly SemaphoreSlim free;
    private Rejection? refused;
    private int text;
    private long number;
    private int events;

    private Typewriter(Viewer viewer, int atOnce)
    {
        (this.viewer, this.atOnce, free) = (viewer, atOnce, new SemaphoreSlim(atOnce));
        viewer.Typed += Confirm;
        viewer.Refused += message =>
        {
            refused = message.Rejection ?? new Rejection(RejectionCode.UnknownVersion, "The outcome is unknown.");
            free.Release(atOnce);
        };
    }

    /// <param name="atOnce">Changes under way, at most.</param>
    public static async Task<Typewriter> Open(Viewer viewer, ActorId draft, int atOnce)
    {
        var typewriter = new Typewriter(viewer, atOnce);
        typewriter.text = await viewer.Open(draft, typewriter.session);
        return typewriter;
    }

    /// <summary>Ends when all is durable.</summary>
    /// <param name="revision">The revision of the text before the first edit.</param>
    /// <returns>How long it took, and how many events hold the edits.</returns>
    public async Task<(TimeSpan Took, int Events)> Type(IEnumerable<RecordedEdit> edits, long revision)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), events);
        foreach (var edit in edits)
        {
            await Wait();
            await viewer.Type(new TypeMessage(text, ++number, revision++, Intent.Write, edit.Change()));
        }
        for (var i = 0; i < atOnce; i++) await Wait();
        free.Release(atOnce);
        return (Stopwatch.GetElapsedTime(started), events - before);
    }

    public ValueTask DisposeAsync()
    {
        free.Dispose();
        return viewer.DisposeAsync();
    }

    private async Task Wait()
    {
        await free.WaitAsync();
        if (refused is { } no) throw new InvalidOperationException($"Change {number} was not taken: {no.Sentence}");
    }

    private void Confirm(TextFrame frame)
    {
        events += frame.Events.Count;
        free.Release(frame.Events.Sum(bytes => TextChangedBinary.Read(bytes.Span).Changes.Length));
    }
}
