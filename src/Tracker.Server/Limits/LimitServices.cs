using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Tracker.Server.SignIn;

namespace Tracker.Server.Limits;

public static class LimitServices
{
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<Allowances>();
        services.AddHostedService(s => s.GetRequiredService<Allowances>());
        services.AddSingleton<PacedRequests>();
    }

    /// <summary>Counts a participant's sockets and paces what they read.</summary>
    public static void UseAllowances(this IConnectionBuilder connections) => connections.Use(next => async connection =>
    {
        var allowances = connections.ApplicationServices.GetRequiredService<Allowances>();
        if (connection.Features.Get<IConnectionUserFeature>()?.User is not { } user || Session.ParticipantOf(user) is not { } participant) return;
        var allowance = allowances.Of(participant);
        if (!await allowances.TryOpen(allowance)) return;
        try
        {
            var (input, output) = (connection.Transport.Input, connection.Transport.Output);
            connection.Transport = new DuplexPipe(new PacedInput(input, allowance, connection.ConnectionClosed), output);
            await next(connection);
        }
        finally
        {
            allowance.Close();
        }
    });
}
