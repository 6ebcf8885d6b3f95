using Microsoft.JSInterop;

namespace Tracker.Web.Live;

/// <summary>Small values that a browser remembers for its user. If it keeps none, or no more, they last until the page is left.</summary>
public sealed class BrowserMemory(IJSRuntime browser)
{
    private readonly Dictionary<string, string> here = new(StringComparer.Ordinal);

    public async Task<string?> Read(string key)
    {
        if (here.TryGetValue(key, out var value)) return value;
        try
        {
            return await browser.InvokeAsync<string?>("localStorage.getItem", key);
        }
        catch (JSException)
        {
            return null;
        }
    }

    /// <summary>Keeps the value at once: the viewer may leave the page at any moment.</summary>
    public void Write(string key, string value)
    {
        here[key] = value;
        try
        {
            ((IJSInProcessRuntime)browser).InvokeVoid("localStorage.setItem", key, value);
        }
        catch (JSException)
        {
        }
    }
}
