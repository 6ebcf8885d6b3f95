using System.Runtime.InteropServices;
using System.Text;
using MessagePack;
using MessagePack.Formatters;

namespace Tracker.Protocol;

/// <summary>UTF-8 JSON that is carried as it is: as JSON inside the JSON hub protocol, as bytes inside MessagePack. Stored bytes are sent unchanged,
/// and encoded once for all readers.</summary>
[JsonConverter(typeof(RawJsonConverter)), MessagePackFormatter(typeof(RawJsonFormatter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new RawJson(JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray());
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
    {
        if (value.Utf8.IsEmpty) writer.WriteNullValue();
        else writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}

public sealed class RawJsonFormatter : IMessagePackFormatter<RawJson>
{
    public void Serialize(ref MessagePackWriter writer, RawJson value, MessagePackSerializerOptions options) => writer.Write(value.Utf8.Span);

    public RawJson Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        new(reader.NextMessagePackType == MessagePackType.String
            ? Encoding.UTF8.GetBytes(reader.ReadString() ?? "null")
            : reader.ReadBytes() is { } bytes ? bytes.ToArray() : ReadOnlyMemory<byte>.Empty);
}
