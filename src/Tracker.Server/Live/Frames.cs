using System.Buffers;
using Tracker.Domain.Drafts;

namespace Tracker.Server.Live;

internal static class Frames
{
    /// <summary>A <see cref="FrameMessage"/> from events that are JSON already.</summary>
    public static RawJson Encode(ActorId actor, CompartmentId compartment, long from, ReadOnlySpan<EventLine> events)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("actor"u8, actor.Value);
            writer.WriteString("compartment"u8, compartment.Value);
            writer.WriteNumber("from"u8, from);
            writer.WriteStartArray("events"u8);
            foreach (var e in events) writer.WriteRawValue(e.Json ?? Text(e), skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return new RawJson(buffer.WrittenMemory);
    }

    /// <summary>A change of a text for viewers who do not type.</summary>
    private static byte[] Text(EventLine line)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(Convert.ToBase64String(line.Text!), WireJson.Strict.String);
        return JsonSerializer.SerializeToUtf8Bytes(
            new WireEvent(TextChanged.Name, 1, line.Operation, line.By, line.At, new RawJson(payload)), WireJson.Strict.WireEvent);
    }
}
