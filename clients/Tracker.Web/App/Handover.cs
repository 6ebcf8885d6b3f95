using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Tracker.Web.App;

/// <summary>What the server read for a page goes to the browser with it, so that the first picture there is the same.</summary>
/// <param name="state">Null hands nothing over.</param>
public sealed class Handover(PersistentComponentState? state) : IDisposable
{
    /// <summary>By key: the page is the same bytes, whatever was read first.</summary>
    private readonly SortedDictionary<string, Func<string>> kept = new(StringComparer.Ordinal);

    private PersistingComponentStateSubscription? subscription;

    public void Keep<T>(string key, T value, JsonTypeInfo<T> info)
    {
        if (state is null) return;
        kept[key] = () => JsonSerializer.Serialize(value, info);
        subscription ??= state.RegisterOnPersisting(Persist, RenderMode.InteractiveWebAssembly);
    }

    private Task Persist()
    {
        foreach (var (key, write) in kept) state!.PersistAsJson(key, write());
        return Task.CompletedTask;
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
        subscription?.Dispose();
        kept.Clear();
    }
}
