using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Tracker.Web.Drafts;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Parts;

/// <summary>A page is left before the browser has loaded what a part of it needs.</summary>
public sealed class SlowModuleTests : BunitContext
{
    private readonly SlowModule browser = new();

    [Fact]
    public async Task Dialog_that_is_gone_by_then_is_not_opened()
    {
        Services.AddSingleton<IJSRuntime>(browser);
        Render<Dialog>(p => p.Add(d => d.Title, "Add a task").Add(d => d.Open, true));
        await DisposeComponentsAsync();
        await Renderer.Dispatcher.InvokeAsync(browser.Come);
        Assert.Equal(["dispose"], browser.Called);
    }

    [Fact]
    public async Task Dialog_that_is_still_there_is_opened()
    {
        Services.AddSingleton<IJSRuntime>(browser);
        Render<Dialog>(p => p.Add(d => d.Title, "Add a task").Add(d => d.Open, true));
        await Renderer.Dispatcher.InvokeAsync(browser.Come);
        Assert.Equal(["show"], browser.Called);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Editor_is_made_only_for_a_page_that_is_still_there(bool gone)
    {
        using var host = DotNetObjectReference.Create(this);
        var opened = EditorView.Open(browser, new ElementReference("text"), host, new EditorOptions("Brief"), () => gone);
        if (gone) host.Dispose();
        browser.Come();
        Assert.Equal(gone, await opened is null);
        Assert.Equal([gone ? "dispose" : "create"], browser.Called);
    }
}
