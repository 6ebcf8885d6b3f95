using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Benchmarks.Load;

/// <summary>
/// One person with a connection of his own who edits the text of his own agenda point. Each text begins with a token that
/// says when it was sent; whoever receives it reads only that.
/// </summary>
internal sealed class Editor(Viewer viewer, ActorId actor, int id, int person, int length) : IAsyncDisposable
{
    private static readonly long Start = Stopwatch.GetTimestamp();
    private readonly string filler = new('x', length);
    private readonly byte[] mine = Encoding.UTF8.GetBytes(Mark(id));
    private readonly Lock gate = new();
    private string? text;

    public ActorId Actor => actor;
    public bool Views { get; private set; }
    public int Accepted { get; private set; }
    public int Failed { get; private set; }
    public int Delivered { get; private set; }

    /// <summary>Milliseconds from sending to the durable acknowledgement.</summary>
    public List<double> AcknowledgedAfter { get; } = [];

    /// <summary>Milliseconds from another's sending to the frame here.</summary>
    public List<double> DeliveredAfter { get; } = [];

    public async Task View()
    {
        viewer.Frame += Count;
        await viewer.Open(actor);
        Views = true;
    }

    public async Task EditUntil(Func<bool> over, CancellationToken cancellation)
    {
        while (!over()) await Edit(cancellation);
    }

    /// <param name="intended">When it was to be sent, as a timestamp; now where none is given. Lateness of the driver counts.</param>
    public async Task Edit(CancellationToken cancellation, long? intended = null)
    {
        var sent = intended ?? Stopwatch.GetTimestamp();
        var (was, to) = (text, Text(sent));
        text = to;
        var outcome = await viewer.Execute(
            actor, new EditPositionText(Crew.Point(person), PositionText.RedLine, new Edit(was, to)), cancellation);
        if (outcome.Result != Result.Accepted)
        {
            Failed++;
            text = was;
            return;
        }
        lock (gate)
        {
            Accepted++;
            AcknowledgedAfter.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    public ValueTask DisposeAsync() => viewer.DisposeAsync();

    private string Text(long sent)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"{Mark(id)}{sent - Start:D15};");
        return token + filler[..Math.Max(0, length - token.Length)];
    }

    private static string Mark(int id) => string.Create(CultureInfo.InvariantCulture, $"@{id:D4}:");

    /// <summary>Counts the new texts of a frame; the old text stands before the new one and is passed over.</summary>
    private void Count(ReadOnlySpan<byte> frame)
    {
        var now = Stopwatch.GetTimestamp() - Start;
        var field = "\"to\":\"@"u8;
        lock (gate)
            for (var at = frame.IndexOf(field); at >= 0; at = frame.IndexOf(field))
            {
                frame = frame[(at + field.Length - 1)..];
                if (frame.StartsWith(mine) || !Utf8Parser.TryParse(frame[mine.Length..], out long sent, out _)) continue;
                Delivered++;
                DeliveredAfter.Add((now - sent) * 1_000.0 / Stopwatch.Frequency);
            }
    }
}
