using Microsoft.AspNetCore.SignalR;

namespace Tracker.Server.Live;

public static class LiveServices
{
    /// <summary>The hub and its fan-out. Needs <see cref="IPrincipals"/>, the store and a silo.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Commands>();
        services.AddSingleton<Connections>();
        services.AddSingleton<ViewedRecords>();
        services.AddHostedService(s => s.GetRequiredService<ViewedRecords>());
        services.AddSingleton<HubLifetimeManager<RecordHub>, FanOut>();
        services.AddSignalR(o =>
        {
            // Above the limit of a message, so that the hub can answer it; a still larger message ends the connection.
            o.MaximumReceiveMessageSize = 16 * Wire.MaxMessageBytes;
            o.MaximumParallelInvocationsPerClient = 16;
            // Checked once a second: a whole second here would allow two seconds of silence, which a client takes for a lost connection.
            o.KeepAliveInterval = TimeSpan.FromMilliseconds(500);
            o.ClientTimeoutInterval = TimeSpan.FromSeconds(10);
            o.EnableDetailedErrors = false;
            o.StatefulReconnectBufferSize = 0;
        }).AddMessagePackProtocol();
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapHub<RecordHub>(Wire.HubPath, o => o.AllowStatefulReconnects = false);
}
