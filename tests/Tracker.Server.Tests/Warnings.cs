using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tracker.Server.Tests;

/// <summary>The last warnings of the servers of this process, for a test that waited in vain.</summary>
internal sealed class Warnings : ILoggerProvider, ILogger
{
    private const int Most = 40;

    public static readonly Warnings Kept = new();

    private readonly ConcurrentQueue<string> last = new();

    public static string Last => string.Join('\n', Kept.last);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        last.Enqueue($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {logLevel} {eventId.Id}: {formatter(state, exception)} {exception?.GetBaseException()}");
        while (last.Count > Most) last.TryDequeue(out _);
    }

    public void Dispose()
    {
    }
}
