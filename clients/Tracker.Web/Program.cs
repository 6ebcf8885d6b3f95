using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Tracker.Web.Parts;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
// The zone in which the server wrote this page: what it showed and what is drawn here must agree.
builder.Services.AddCascadingValue(s => ReaderZone.Of(
    ((IJSInProcessRuntime)s.GetRequiredService<IJSRuntime>()).Invoke<string?>("document.documentElement.getAttribute", "data-zone")));
await builder.Build().RunAsync();
