using System.Buffers;
using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Server.Live;

internal static class Frames
{
    /// <summary>A <see cref="FrameMessage"/> from events that are JSON already.</summary>
    public static RawJson Encode(ActorId actor, CompartmentId compartment, long from, byte[][] events)
    {
        var buffer = new ArrayBufferWriter<byte>(128 + events.Sum(e => e.Length + 1));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("actor"u8, actor.Value);
            writer.WriteString("compartment"u8, compartment.Value);
            writer.WriteNumber("from"u8, from);
            writer.WriteStartArray("events"u8);
            foreach (var e in events) writer.WriteRawValue(e, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return new RawJson(buffer.WrittenMemory);
    }
}
