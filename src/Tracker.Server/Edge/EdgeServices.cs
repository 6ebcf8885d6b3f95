namespace Tracker.Server.Edge;

public static class EdgeServices
{
    public static void AddEdge(this IServiceCollection services, TrackerOptions options)
    {
        services.AddSingleton<HostCheck>();
        services.AddSingleton<OriginCheck>();
        services.AddSingleton<SecurityHeaders>();
        services.Configure<ForwardedHeadersOptions>(o => TrustedProxies.Configure(o, options));
    }

    /// <summary>What every request passes before it is routed.</summary>
    public static void UseEdge(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TrackerOptions>().Proxy.IsSet) app.UseForwardedHeaders();
        app.Use(HeadRequests.Invoke);
        app.UseExceptionHandler();
        app.Use(app.Services.GetRequiredService<SecurityHeaders>().Invoke);
        app.Use(app.Services.GetRequiredService<HostCheck>().Invoke);
        app.Use(app.Services.GetRequiredService<OriginCheck>().Invoke);
        app.Use(BodyFaults.Invoke);
    }
}
