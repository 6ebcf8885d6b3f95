using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
// The zone in which the server wrote this page: what it showed and what is drawn here must agree.
builder.Services.AddCascadingValue(s => ReaderZone.Of(
    ((IJSInProcessRuntime)s.GetRequiredService<IJSRuntime>()).Invoke<string?>("document.documentElement.getAttribute", "data-zone")));
builder.Services.AddScoped(s => new Workplace(() => Hub(new Uri(s.GetRequiredService<NavigationManager>().BaseUri))));
builder.Services.AddScoped<IReads, ApiReads>();
builder.Services.AddScoped<IDocumentReads, ApiDocumentReads>();
builder.Services.AddScoped<Handover>();
builder.Services.AddParts();
await builder.Build().RunAsync();

static TrackerConnection Hub(Uri server)
{
    var connection = new TrackerConnection(new ConnectionOptions(server) { Format = HubFormat.Json, IsSignedIn = ServerApi.IsSignedIn });
    connection.Start();
    return connection;
}
