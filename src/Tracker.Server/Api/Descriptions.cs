using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

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
                    + "anything that the caller may not read is answered exactly as if it did not exist.",
            };
            return Task.CompletedTask;
        });
    }

    private static string? RuleOf(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>))
            ? (string?)type.GetProperty(nameof(ActorId.Rule))?.GetValue(null)
            : null;
}
