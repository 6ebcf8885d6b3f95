using Microsoft.AspNetCore.Components.WebAssembly.Server;
using Tracker.Web.App;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Server.Web;

/// <summary>The web client: one program in the browser, whose first page the server writes.</summary>
public static class WebHosting
{
    /// <summary>Kinds whose pages had the name of the kind as their address, which mails and bookmarks still have.</summary>
    private static readonly string[] Moved = ["delegation", "draft"];

    public static void AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<OpenedRecords>();
        services.AddHttpContextAccessor();
        services.AddScoped<IReads, ServerReads>();
        services.AddScoped<IDocumentReads, ServerDocumentReads>();
        services.AddScoped<Handover>();
        services.AddScoped(_ => new Workplace(() => new StillTransport()));
        services.AddCascadingValue(s => ReaderZone.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Cookies[ReaderZone.Cookie]));
        services.AddParts();
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
    }

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        foreach (var kind in Moved)
            routes.MapGet($"/{kind}/{{*key}}", (string? key) => Results.LocalRedirect("/" + NowAt($"{kind}/{key}"), permanent: true))
                .RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/delegations", () => Results.LocalRedirect("/d", permanent: true)).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/administration", () => Results.LocalRedirect("/admin", permanent: true)).RequireAuthorization().ExcludeFromDescription();
        // No page takes a form: what changes something goes through the hub or the API, whose callers are checked by origin.
        routes.MapRazorComponents<App>()
            .AddInteractiveWebAssemblyRenderMode()
            .AddAdditionalAssemblies(typeof(Routes).Assembly)
            .DisableAntiforgery()
            .RequireAuthorization();
    }

    /// <summary>Whether a person asks for a page, who is told in words when there is none; a program gets the bare answer.</summary>
    public static bool AsksForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !Programs.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
        && context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true);

    private static readonly PathString[] Programs = ["/api", "/calendar", "/hub", "/health", "/_framework", "/_content", "/css", "/js"];

    private static string NowAt(string actor) => ActorId.TryParse(actor) is { } known ? RecordAddress.Of(known) : "not-found";
}
