using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Doubles;

/// <summary>Pages of a delegation over a <see cref="FakeHub"/>.</summary>
internal static class Pages
{
    /// <summary>The page of the agenda point, drawn again after every change.</summary>
    /// <param name="side">What stands beside the position: null for the answers.</param>
    public static IRenderedComponent<PointPage> ShowPoint(this BunitContext context, Desks desks, string? side = null)
    {
        context.AddReads();
        context.At(side is null ? "d/test/p1" : "d/test/p1?side=" + side);
        var page = context.Render<PointPage>(p => p.Add(e => e.Desk, desks.Desk).Add(e => e.Point, FakeHub.Point));
        desks.Desk.Record.Changed += () => page.InvokeAsync(() => page.Render(p => p.Add(e => e.Desk, desks.Desk)));
        return page;
    }

    /// <summary>What pages read besides live records: nothing, unless the test adds it.</summary>
    public static void AddReads(this BunitContext context)
    {
        if (!context.Services.Any(s => s.ServiceType == typeof(IReads))) context.Services.AddSingleton<IReads>(new FakeReads());
        if (!context.Services.Any(s => s.ServiceType == typeof(IDocumentReads))) context.Services.AddSingleton<IDocumentReads>(new FakeDocuments());
        if (context.Services.Any(s => s.ServiceType == typeof(Toasts))) return;
        context.Services.TryAddScoped(_ => new Workplace(() => new StillTransport()));
        context.Services.AddParts();
    }

    public static void At(this BunitContext context, string address) =>
        context.Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().NavigateTo(address);
}
