using System.Collections.Concurrent;
using Microsoft.JSInterop;

namespace Tracker.Web.Tests.Doubles;

/// <summary>A browser in which a module comes when the test says so.</summary>
public sealed class SlowModule : IJSRuntime
{
    private readonly TaskCompletionSource<IJSObjectReference> module = new();
    private readonly ConcurrentQueue<string> calls = [];

    /// <summary>What the module was asked to do.</summary>
    public IReadOnlyCollection<string> Called => calls;

    /// <summary>Continues what waits for the module before it returns.</summary>
    public void Come() => module.SetResult(new Loaded(calls));

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => (TValue)await module.Task;

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);

    private sealed class Loaded(ConcurrentQueue<string> calls) : IJSInProcessObjectReference
    {
        public TValue Invoke<TValue>(string identifier, params object?[]? args) => Answer<TValue>(identifier);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult(Answer<TValue>(identifier));

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);

        public void Dispose() => calls.Enqueue("dispose");

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private TValue Answer<TValue>(string identifier)
        {
            calls.Enqueue(identifier);
            return this is TValue answer ? answer : default!;
        }
    }
}
