using System.Text;
using System.Text.Json;

namespace Tracker.Client;

/// <summary>What becomes of pending commands when the page is left: the socket ends, and requests of their own carry them.</summary>
public sealed partial class RecordSession
{
    /// <summary>Bytes that a browser sends for a page that was left: 64 KiB, less what else it may be sending.</summary>
    private const int MostWhenLeaving = 60_000;

    /// <summary>
    /// Commands without an outcome, as requests to the API. A command that arrives on both ways has one effect. Requests may overtake
    /// each other, so what depends on another may be refused.
    /// </summary>
    public IReadOnlyList<UnansweredRequest> Unanswered
    {
        get
        {
            lock (gate) return [.. pending.Where(p => p.IsOpen).Select(p => p.Request(Kind, Actor))];
        }
    }

    /// <summary>True if <see cref="Unanswered"/> would not carry every pending command: offline, or several that may depend on each other.</summary>
    public bool WouldLose =>
        Unanswered is { Count: > 0 } waiting
        && (waiting.Count > 1 || Status is Status.Offline or Status.Reconnecting || waiting.Sum(w => Encoding.UTF8.GetByteCount(w.Body)) > MostWhenLeaving);
}

/// <summary>A command as a request to the server's API.</summary>
/// <param name="Path">Relative to the server's address.</param>
/// <param name="Body">JSON.</param>
public sealed record UnansweredRequest(string Path, string Body);
