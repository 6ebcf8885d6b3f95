using System.Globalization;
using System.Text.Json;

namespace Tracker.Web.Live;

/// <summary>What an answer of the API says to people.</summary>
public static class ApiAnswer
{
    /// <summary>The sentence of a rejection or the title of a problem; else the status.</summary>
    public static string Sentence(string body, int status)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            foreach (var name in (string[])["sentence", "detail", "title"])
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
                    return text.GetString()!;
        }
        catch (JsonException)
        {
            // Not every answer on the way is the server's own.
        }
        return string.Create(CultureInfo.InvariantCulture, $"The server refused this (status {status}).");
    }
}
