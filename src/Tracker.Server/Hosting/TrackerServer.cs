using Tracker.Domain;
using Tracker.Server.Alerts;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.Documents;
using Tracker.Server.Edge;
using Tracker.Server.FirstStart;
using Tracker.Server.Health;
using Tracker.Server.History;
using Tracker.Server.Invitations;
using Tracker.Server.Keys;
using Tracker.Server.Limits;
using Tracker.Server.Live;
using Tracker.Server.Mail;
using Tracker.Server.Records;
using Tracker.Server.Sample;
using Tracker.Server.Screening;
using Tracker.Server.Sessions;
using Tracker.Server.SignIn;
using Tracker.Server.Surveys;
using Tracker.Server.Telemetry;
using Tracker.Server.WarmUp;
using Tracker.Server.Watches;
using Tracker.Server.Web;

namespace Tracker.Server.Hosting;

/// <summary>The one process, put together: store, silo, sign-in, live core, API and pages.</summary>
public static class TrackerServer
{
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
        KeyFile.TakeFrom(folder, options);
        var keys = KeyFile.Read(options.Keys);
        var warnings = new StartWarnings([.. (string?[])[DataFolder.Warning(folder)], .. KeyServices.Warnings(options.Keys)]);
        var store = await Stores.Open(new StorageSettings(folder, options.Storage.ConnectionString));
        try
        {
            ListenAddresses.Check(builder.Configuration);
            builder.Services.AddSingleton(warnings);
            Add(builder, options, keys, store);
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

    private static void Add(WebApplicationBuilder builder, TrackerOptions options, KeyFile? keys, IStore store)
    {
        var services = builder.Services;
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize, o.Limits.MaxRequestLineSize) =
            (false, BodyFaults.MostBytes, BodyFaults.LongestLine));
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(options.Limits.DrainSeconds));
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(TrackerKinds.All);
        services.AddSingleton<IStore>(_ => store);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Events);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Listings);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Claims);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Refusals);
        services.AddSingleton(s => s.GetRequiredService<IStore>().Milestones);
        services.AddSingleton<PublicAddress>();
        services.AddEdge(options);
        builder.AddTelemetry(options.Telemetry);
        builder.AddSilo(store, options.Silo.Address);
        services.AddKeys(keys);
        services.AddSignIn(options);
        services.AddSessions();
        services.AddLimits();
        services.AddLive();
        services.AddDirectory();
        services.AddWarmUp();
        services.AddHeldRecords();
        services.AddWatches();
        services.AddAlerts();
        services.AddMail();
        services.AddDocuments();
        services.AddScreening();
        services.AddSurveys();
        services.AddHistory();
        services.AddInvitations();
        services.AddSample();
        services.AddFirstStart();
        services.AddApi(options);
        services.AddWeb();
    }

    private static void Use(WebApplication app)
    {
        app.UseEdge();
        app.UseWhen(WebHosting.AsksForPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(app.Services.GetRequiredService<PacedRequests>().Invoke);
        app.UseAuthorization();
        app.Use(ViewerCheck.Invoke);
        app.MapHealth();
        app.MapSignIn();
        app.MapMailOff();
        app.MapLive();
        app.MapApi();
        app.MapWeb();
    }
}
