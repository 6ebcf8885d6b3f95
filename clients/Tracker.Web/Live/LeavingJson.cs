using System.Text.Json.Serialization;

namespace Tracker.Web.Live;

[JsonSerializable(typeof(UnansweredRequest[]))]
internal sealed partial class LeavingJson : JsonSerializerContext
{
    public static LeavingJson Strict { get; } = new(Codec.Options);
}
