using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>All that a viewer can ask the server.</summary>
internal static class Everything
{
    /// <summary>Calls each method of the hub for each record and compartment; a new method fails here until it is called.</summary>
    /// <param name="heard">Is given the method, what it was called with, and the answer.</param>
    public static async Task OfTheHub(Tap tap, IEnumerable<ActorId> actors, Action<string, string, string> heard)
    {
        var methods = typeof(RecordHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType != typeof(Hub))
            .Select(m => m.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? m.Name);
        var text = 0;
        var calls = new Dictionary<string, Func<ActorId, CompartmentId, RawJson>>
        {
            [Wire.Open] = (actor, _) => WireCodec.Pack(new OpenMessage(actor)),
            [Wire.Look] = (actor, at) => WireCodec.Pack(new PresenceUpdate(actor, at, EntityId.Parse("x"), "y", Attention.Editing)),
            [Wire.Execute] = (actor, at) => WireCodec.Pack(
                new CommandMessage(actor, OperationId.New(), at, 0, "edit-note", new RawJson("{\"id\":\"none\",\"text\":{}}"u8.ToArray()))),
            [Wire.Close] = (actor, _) => WireCodec.Pack(new CloseMessage(actor)),
            [Wire.Type] = (_, _) => new RawJson(JsonSerializer.SerializeToUtf8Bytes(
                new TypeMessage(++text % 40, 1, 0, Intent.Write, TextChange.Build().Insert("x").ToChange()).Write())),
        };
        Assert.Equal(calls.Keys.Order(), methods.Order());
        foreach (var (method, call) in calls)
            foreach (var actor in actors)
                foreach (var at in Routes.Compartments.Append("partner/none"))
                    heard(method, $"{actor} {at}", (await tap.Invoke(method, call(actor, CompartmentId.Parse(at)).ToString())).GetRawText());
    }

    /// <summary>Calls each route of the server; one that is not described in <see cref="Routes"/> fails.</summary>
    /// <param name="heard">Is given the way it came, the request, and the answer with its headers.</param>
    public static async Task OfTheRoutes(
        Stage stage, Role role, ActorId[] actors, Action<string, string, string> heard, Func<HttpRequestMessage, bool>? only = null, string[]? documents = null)
    {
        using var browser = stage.Browser(role);
        foreach (var endpoint in stage.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
                var requests = Routes.Requests(method, route, actors, documents ?? []);
                foreach (var request in requests.Where(r => only?.Invoke(r) ?? true).SelectMany(Routes.WithHead))
                    using (request)
                    {
                        var asked = $"{request.Method} {request.RequestUri} {(request.Content is { } content ? await content.ReadAsStringAsync() : "")}";
                        using var response = await browser.SendAsync(request);
                        heard(Routes.WayOf(route, request), asked,
                            $"{(int)response.StatusCode}\n{response.Headers}{response.Content.Headers}{await WordsOf(response.Content)}");
                    }
            }
    }

    /// <summary>The answer as text; of a document or workbook the text of its parts, which it compresses.</summary>
    private static async Task<string> WordsOf(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType?.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) is not true)
            return await content.ReadAsStringAsync();
        var bytes = await content.ReadAsByteArrayAsync();
        if (bytes.Length == 0) return "";
        using var package = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(package.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return $"{e.FullName}\n{reader.ReadToEnd()}\n";
        }));
    }
}
