using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Tracker.Server.Directory;
using Tracker.Server.Limits;

namespace Tracker.Server.Live;

public static class LiveServices
{
    /// <summary>What is taken from a socket, in bytes, before its participant's allowance is asked.</summary>
    private const long ReadAhead = 8 * 1024;

    /// <summary>After this long without a message or a ping, a client counts as gone: others no longer see it here.</summary>
    public static readonly TimeSpan ClientSilence = TimeSpan.FromSeconds(10);

    /// <summary>The hub and its fan-out. Needs <see cref="IPrincipals"/>, the store and a silo.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Admission>();
        services.AddSingleton<PartnerDelegations>();
        services.AddSingleton<Addressing>();
        services.AddSingleton<Commands>();
        services.AddSingleton<Connections>();
        services.AddSingleton<Companions>();
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
            o.ClientTimeoutInterval = ClientSilence;
            o.EnableDetailedErrors = false;
            o.StatefulReconnectBufferSize = 0;
        }).AddMessagePackProtocol();
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapConnections(
            Wire.HubPath, new HttpConnectionDispatcherOptions { ApplicationMaxBufferSize = ReadAhead }, connections =>
            {
                connections.UseAllowances();
                connections.UseHub<RecordHub>();
            }).RequireAuthorization();
}
