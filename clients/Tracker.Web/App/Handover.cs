using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Tracker.Web.App;

/// <summary>What the server read for a page goes to the browser with it, so that the first picture there is the same.</summary>
/// <param name="state">Null hands nothing over.</param>
public sealed class Handover(PersistentComponentState? state) : IDisposable
{
    private readonly List<PersistingComponentStateSubscription> kept = [];

    public void Keep<T>(string key, T value, JsonTypeInfo<T> info)
    {
        if (state is null) return;
        kept.Add(state.RegisterOnPersisting(() =>
        {
            state.PersistAsJson(key, JsonSerializer.Serialize(value, info));
            return Task.CompletedTask;
        }, RenderMode.InteractiveWebAssembly));
    }

    /// <summary>What the server kept under the key, once; null if it kept nothing.</summary>
    public T? Take<T>(string key, JsonTypeInfo<T> info) where T : class =>
        state is not null && state.TryTakeFromJson<string>(key, out var json) && json is not null ? JsonSerializer.Deserialize(json, info) : null;

    /// <summary>What the server kept under the key, or else what is read now; the server keeps that for the browser.</summary>
    /// <param name="interactive">True in a browser.</param>
    public async Task<T?> Read<T>(string key, JsonTypeInfo<T> info, bool interactive, Func<Task<T?>> read) where T : class
    {
        if (Take(key, info) is { } kept) return kept;
        var found = await read();
        if (found is not null && !interactive) Keep(key, found, info);
        return found;
    }

    public void Dispose()
    {
        foreach (var one in kept) one.Dispose();
        kept.Clear();
    }
}
