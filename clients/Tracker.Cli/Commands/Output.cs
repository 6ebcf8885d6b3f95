using System.Text.Json.Serialization.Metadata;

namespace Tracker.Cli.Commands;

internal static class Output
{
    public static void Json<T>(T value, JsonTypeInfo<T> info) => Console.WriteLine(JsonSerializer.Serialize(value, info));
}
