using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Web.Live;

/// <summary>The signed-in participant, passed from the server to the browser: the rules decide there with the same groups.</summary>
public static class Viewer
{
    public static string Write(Principal principal) => JsonSerializer.Serialize(principal, ViewerJson.Strict.Principal);

    /// <exception cref="JsonException">The text was not written by <see cref="Write"/>.</exception>
    public static Principal Read(string json) =>
        JsonSerializer.Deserialize(json, ViewerJson.Strict.Principal) ?? throw new JsonException("The page names no participant.");
}

[JsonSerializable(typeof(Principal))]
internal sealed partial class ViewerJson : JsonSerializerContext
{
    public static ViewerJson Strict { get; } = new(Codec.Options);
}
