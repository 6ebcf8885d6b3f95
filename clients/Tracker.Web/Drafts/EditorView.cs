using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Tracker.Web.Drafts;

/// <summary>A caret or selection as the editor draws it.</summary>
public sealed record ShownCursor(string Id, string Name, string Label, int Pattern, int From, int To);

/// <summary>A person in the labels of the editor.</summary>
public sealed record ShownAuthor(string Id, string Name, int Pattern);

/// <summary>Settings of the editor.</summary>
public sealed record EditorOptions(string Label, string? DescribedBy = null, string? Placeholder = null, string? Me = null, bool ReadOnly = false);

/// <summary>The editor's module in the browser. Calls run in the same thread and are complete when they return.</summary>
public sealed class EditorView : IAsyncDisposable
{
    private readonly IJSObjectReference module;
    private readonly IJSInProcessObjectReference editor;

    private EditorView(IJSObjectReference module, IJSInProcessObjectReference editor) => (this.module, this.editor) = (module, editor);

    /// <summary>Null if what showed it is gone before the module came.</summary>
    /// <param name="gone">Whether the element, and what listens to it, is gone.</param>
    /// <param name="ready">Called with the editor before it reads a key.</param>
    public static async Task<EditorView?> Open<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] THost>(
        IJSRuntime js, ElementReference element, DotNetObjectReference<THost> host, EditorOptions options,
        Func<bool> gone, ElementReference? toolbar = null, Action<EditorView>? ready = null) where THost : class
    {
        var module = await js.InvokeAsync<IJSObjectReference>("import", "./js/editor.js");
        if (gone())
        {
            await module.DisposeAsync();
            return null;
        }
        var written = JsonSerializer.Serialize(options, EditorJson.Strict.EditorOptions);
        var editor = ((IJSInProcessObjectReference)module).Invoke<IJSObjectReference>("create", element, host, written, toolbar);
        var view = new EditorView(module, (IJSInProcessObjectReference)editor);
        ready?.Invoke(view);
        return view;
    }

    public void SetText(RichText text) => editor.InvokeVoid("setText", TextJson.Text(text));

    /// <summary>A change of the screen; shown by the next <see cref="Flush"/>.</summary>
    public void Apply(TextChange change) => editor.InvokeVoid("apply", TextJson.Text(change));

    public void Flush() => editor.InvokeVoid("flush");
    public void Insert(TextChange text) => editor.InvokeVoid("insert", TextJson.Text(text));
    public void SetCursors(IEnumerable<ShownCursor> cursors) =>
        editor.InvokeVoid("setCursors", JsonSerializer.Serialize([.. cursors], EditorJson.Strict.ShownCursorArray));
    public void SetNames(IEnumerable<ShownAuthor> authors) =>
        editor.InvokeVoid("setNames", JsonSerializer.Serialize([.. authors], EditorJson.Strict.ShownAuthorArray));
    public void ShowAuthors(bool shown) => editor.InvokeVoid("showAuthors", shown);
    public void SetLabel(string label) => editor.InvokeVoid("setLabel", label);
    public ValueTask SetPageTitle(string title) => module.InvokeVoidAsync("setPageTitle", title);

    public void SetEnabled(bool enabled) => editor.InvokeVoid("setEnabled", enabled);

    /// <summary>Selects and shows a passage of the latest text, even if the screen is behind it.</summary>
    public void Select(int from, int to) => editor.InvokeVoid("select", from, to);

    public async ValueTask DisposeAsync()
    {
        try
        {
            editor.InvokeVoid("dispose");
            editor.Dispose();
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the editor with it.
        }
    }
}

[JsonSerializable(typeof(EditorOptions)), JsonSerializable(typeof(ShownCursor[])), JsonSerializable(typeof(ShownAuthor[]))]
internal sealed partial class EditorJson : JsonSerializerContext
{
    public static EditorJson Strict { get; } = new(Codec.Options);
}
