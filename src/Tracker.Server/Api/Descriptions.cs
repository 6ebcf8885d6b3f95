using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tracker.Server.Live;

namespace Tracker.Server.Api;

/// <summary>Adds to the API's description: its title, and identifiers as strings with a rule.</summary>
internal static class Descriptions
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (RuleOf(type) is { } rule)
            {
                schema.Type = JsonSchemaType.String;
                schema.Description = rule;
            }
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Tracker",
                Version = $"{Wire.Version}",
                Description = "Live records of international standards work. Each command is sent to one compartment of one record; "
                    + "anything that the caller may not read is answered exactly as if it did not exist.\n\n" + Socket,
            };
            return Task.CompletedTask;
        });
    }

    /// <summary>What a client of another maker has to know about the socket before its connection is cut.</summary>
    private static string Socket => string.Create(CultureInfo.InvariantCulture,
        $"Changes are pushed over SignalR at {Wire.HubPath}, in MessagePack. A client that sends nothing for "
        + $"{LiveServices.ClientSilence.TotalSeconds:0} seconds is disconnected: let it ping at least every "
        + $"{LiveServices.ClientSilence.TotalSeconds / 2:0} seconds (its keep-alive interval; SignalR's default of 15 seconds is too long). "
        + $"The server sends something at least once a second.");

    private static string? RuleOf(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>))
            ? (string?)type.GetProperty(nameof(ActorId.Rule))?.GetValue(null)
            : null;
}
