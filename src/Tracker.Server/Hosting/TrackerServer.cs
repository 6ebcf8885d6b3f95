using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.Edge;
using Tracker.Server.FirstStart;
using Tracker.Server.Health;
using Tracker.Server.History;
using Tracker.Server.Invitations;
using Tracker.Server.Live;
using Tracker.Server.Records;
using Tracker.Server.Sample;
using Tracker.Server.SignIn;
using Tracker.Server.Telemetry;
using Tracker.Server.WarmUp;
using Tracker.Server.Web;
using Tracker.Storage.Postgres;
using Tracker.Storage.Sqlite;

namespace Tracker.Server.Hosting;

/// <summary>The one process, put together: store, silo, sign-in, live core, API and pages.</summary>
public static class TrackerServer
{
    private const long MostBodyBytes = 256 * 1024;

    /// <summary>
    /// A server that is ready to be started; disposing it closes its store. Throws <see cref="SettingsException"/> and
    /// <see cref="StoreUnavailableException"/>, each with what to change.
    /// </summary>
    /// <param name="settings">Settings above appsettings.json and the environment, by configuration key.</param>
    /// <param name="configure">Last changes to the services.</param>
    public static async Task<WebApplication> Build(IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(TrackerServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        var options = OptionsReader.Read(builder.Configuration);
        var folder = Path.GetFullPath(options.Storage.DataFolder);
        DataFolder.Prepare(folder);
        var store = await Stores.Open(new StorageSettings(folder, options.Storage.ConnectionString));
        try
        {
            ListenAddresses.Check(builder.Configuration);
            Add(builder, options, store);
            configure?.Invoke(builder.Services);
            var app = builder.Build();
            Use(app);
            return app;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    private static void Add(WebApplicationBuilder builder, TrackerOptions options, IStore store)
    {
        var services = builder.Services;
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, MostBodyBytes));
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(options.Limits.DrainSeconds));
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(TrackerKinds.All);
        services.AddSingleton((DirectoryKind)TrackerKinds.All.Of(DirectoryKind.Actor)!);
        services.AddSingleton<IStore>(_ => store);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Events);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Listings);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Refusals);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Milestones);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<DirectoryCache>();
        services.AddSingleton<IPrincipals>(s => s.GetRequiredService<DirectoryCache>());
        services.AddSingleton<DirectoryDesk>();
        services.AddSingleton<OriginCheck>();
        services.Configure<LiveLimits>(l => l.MessagesPerSecond = options.Limits.MessagesPerSecond);
        services.AddTrustedProxies(options);
        builder.AddTelemetry(options.Telemetry);
        builder.AddSilo(
            store is PostgresStore pg ? (pg.DataSource, pg.ConnectionString) : null,
            store is SqliteStore sqlite ? sqlite.ConnectionString : null);
        services.AddSignIn(options);
        services.AddLive();
        services.AddHostedService(s => s.GetRequiredService<DirectoryCache>());
        services.AddSingleton<MemoryHub>();
        services.AddSingleton<Rehearsal>();
        services.AddHostedService(s => s.GetRequiredService<Rehearsal>());
        services.AddRecords();
        services.AddHistory();
        services.AddInvitations();
        services.AddSample();
        services.AddSingleton<Opening>();
        services.AddHostedService(s => s.GetRequiredService<Opening>());
        services.AddApi(options);
        services.AddWeb();
    }

    private static void Use(WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseExceptionHandler();
        app.Use(SecurityHeaders.Invoke);
        app.Use(app.Services.GetRequiredService<OriginCheck>().Invoke);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealth();
        app.MapSignIn();
        app.MapLive();
        app.MapApi();
        app.MapWeb();
    }
}
