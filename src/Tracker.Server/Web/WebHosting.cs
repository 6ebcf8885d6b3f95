using Microsoft.AspNetCore.Components.WebAssembly.Server;
using Tracker.Web.Delegations;
using Tracker.Web.Parts;

namespace Tracker.Server.Web;

/// <summary>The pages of the web client: lists are written by the server, working pages run in the browser.</summary>
public static class WebHosting
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<OpenedRecords>();
        services.AddHttpContextAccessor();
        services.AddCascadingValue(s => ReaderZone.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Cookies[ReaderZone.Cookie]));
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
    }

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        // No page takes a form: what changes something goes through the hub or the API, whose callers are checked by origin.
        routes.MapRazorComponents<App>()
            .AddInteractiveWebAssemblyRenderMode()
            .AddAdditionalAssemblies(typeof(DelegationWorkspace).Assembly)
            .DisableAntiforgery()
            .RequireAuthorization();
    }
}
