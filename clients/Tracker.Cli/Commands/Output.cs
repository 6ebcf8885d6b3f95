using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Cli.Commands;

internal static class Output
{
    /// <summary>A moment for people and programs: ISO 8601 with its offset.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static void Json<T>(T value, JsonTypeInfo<T> info) => Console.WriteLine(VisibleText.InJson(JsonSerializer.Serialize(value, info)));
}
