using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tracker.Web.Parts;

/// <summary>What the parts need, in the browser and on the server that draws the page first.</summary>
public static class PartsServices
{
    public static IServiceCollection AddParts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddScoped<Toasts>();
    }
}
