using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Directory;
using Tracker.Server.FirstStart;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Server.SignIn;

namespace Tracker.Server.Tests;

/// <summary>A whole server on a free port, with SQLite in a folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<HttpClient, CookieContainer> Jars = [];
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    private RunningServer(WebApplication app, string folder, bool ownsFolder) => (this.app, Folder, this.ownsFolder) = (app, folder, ownsFolder);

    public string Folder { get; }
    public Uri Address => new(Services.GetRequiredService<PublicAddress>().Listening);
    public IServiceProvider Services => app.Services;
    public DirectoryCache Directory => Services.GetRequiredService<DirectoryCache>();
    public ShiftedTime Time => (ShiftedTime)Services.GetRequiredService<TimeProvider>();

    public static Task<RunningServer> Start(string? folder = null, params (string Key, string Value)[] settings) => Start(_ => { }, folder, settings);

    /// <param name="more">Services on top of the server's own.</param>
    public static async Task<RunningServer> Start(Action<IServiceCollection> more, string? folder = null, params (string Key, string Value)[] settings)
    {
        var at = folder ?? System.IO.Directory.CreateTempSubdirectory("tracker-server-").FullName;
        var all = new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Tracker:Storage:DataFolder"] = at };
        foreach (var (key, value) in settings) all[key] = value;
        var app = await TrackerServer.Build(all, services =>
        {
            services.AddSingleton<TimeProvider>(new ShiftedTime());
            // Orleans takes the age of a silo from the machine's clock: by one that a test moves, it would take a silo for dead and end the process.
            services.AddKeyedSingleton("Orleans.Membership", TimeProvider.System);
            services.AddLogging(l => l.ClearProviders().AddProvider(Warnings.Kept));
            // Servers of one process stand still together on a busy machine: none takes the other for dead because of that.
            services.PostConfigure<ClusterMembershipOptions>(o => o.ProbeTimeout = TimeSpan.FromSeconds(10));
            more(services);
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<Opening>().Opened.WaitAsync(TimeSpan.FromMinutes(5));
        return new RunningServer(app, at, folder is null);
    }

    /// <summary>A browser without a session; it follows no redirects unless asked.</summary>
    public HttpClient Browser(bool follow = false)
    {
        var jar = new CookieContainer();
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = follow, CookieContainer = jar }) { BaseAddress = Address };
        Jars.Add(browser, jar);
        return browser;
    }

    /// <summary>The session of a browser, to be sent by another.</summary>
    public static string CookiesOf(HttpClient browser) => Jars.TryGetValue(browser, out var jar) ? jar.GetCookieHeader(browser.BaseAddress!) : "";

    /// <param name="userAgent">What the browser calls itself; nothing if null.</param>
    public async Task<HttpClient> SignedIn(string participant, string? userAgent = null)
    {
        var browser = Browser();
        if (userAgent is not null) browser.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        await SignIn(browser, participant);
        return browser;
    }

    /// <summary>The participant signs in in a browser, in which another one may be signed in.</summary>
    public async Task SignIn(HttpClient browser, string participant)
    {
        var link = await Services.GetRequiredService<LinkIssuer>().Issue(ParticipantId.Parse(participant), ParticipantId.System);
        var response = await Use(browser, link.Address);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    public static Task<HttpResponseMessage> Use(HttpClient browser, string link) =>
        browser.PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("link", link.Split("link=")[1])]));

    /// <summary>The command line on the same machine, with the credential that the server wrote.</summary>
    public HttpClient Operator()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, OperatorCredential.FileName)))!;
        var client = new HttpClient { BaseAddress = new Uri((string)file["address"]!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Operator", (string)file["secret"]!);
        return client;
    }

    public async Task Directs(params Command[] commands)
    {
        foreach (var command in commands)
        {
            var outcome = await Services.GetRequiredService<DirectoryDesk>().Send(DirectoryState.System, command);
            Assert.Equal(Result.Accepted, outcome.Result);
        }
    }

    /// <summary>Sends a command as a participant, not over HTTP.</summary>
    public async Task<OutcomeMessage> Sends(string participant, string actor, string compartment, Command command)
    {
        var codec = TrackerKinds.All.Of(ActorId.Parse(actor))!.Codec;
        return await Services.GetRequiredService<Commands>().Execute(
            Directory.Find(ParticipantId.Parse(participant))!,
            new CommandMessage(ActorId.Parse(actor), OperationId.New(), CompartmentId.Parse(compartment), 0, codec.NameOf(command).Name,
                new RawJson(codec.Encode(command))));
    }

    public static object Body(string actor, string compartment, object payload, Guid? operation = null) =>
        new { actor, operation = operation ?? Guid.NewGuid(), compartment, seen = 0, payload };

    public static async Task<JsonNode> Json(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>())!;

    /// <summary>Stops the server and keeps its folder.</summary>
    public async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (ownsFolder) System.IO.Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>The system's time, moved by a test. Timers run as always.</summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
