namespace Tracker.Server.Web;

/// <summary>The pages of the web client.</summary>
public static class WebHosting
{
    public static void AddWeb(this IServiceCollection services)
    {
    }

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
    }
}
