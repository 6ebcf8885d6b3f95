using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Transport;

/// <summary>A real hub on a free port of this machine that answers what it is asked.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private HubServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <param name="keepAlive">How often the server is heard when it has nothing to say.</param>
    /// <param name="admits">Requests that are not refused.</param>
    /// <param name="refusal">The status of the others.</param>
    public static async Task<HubServer> Start(
        TimeSpan? keepAlive = null, Func<HttpContext, bool>? admits = null, int refusal = StatusCodes.Status401Unauthorized)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR(o => o.KeepAliveInterval = keepAlive ?? TimeSpan.FromSeconds(1)).AddMessagePackProtocol();
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (admits?.Invoke(context) ?? true) await next();
            else context.Response.StatusCode = refusal;
        });
        app.MapHub<EchoHub>(Wire.HubPath);
        await app.StartAsync();
        return new HubServer(app);
    }

    public Task Push(string name, RawJson json) => app.Services.GetRequiredService<IHubContext<EchoHub>>().Clients.All.SendAsync(name, json);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}

/// <summary>Answers with what it was given.</summary>
public sealed class EchoHub : Hub
{
    public RawJson Execute(RawJson message) => message;

    /// <summary>What is typed comes back as if it were a frame.</summary>
    [HubMethodName(Wire.Type)]
    public Task Type(byte[] bytes) => Clients.Caller.SendAsync(Wire.Text, bytes);
}
