using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tracker.Storage;

/// <summary>Each event's hash covers its whole row and the hash before it, so that a changed, lost or moved row is detected.</summary>
public static class HashChain
{
    /// <summary>The hash before the first event of an actor.</summary>
    public static readonly byte[] Origin = new byte[32];

    /// <summary>SHA-256 over the previous hash and every field of the row, each with its length before it.</summary>
    public static byte[] Next(byte[] previous, StoredEvent row)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + row.Payload.Length);
        buffer.Write(previous);
        Text(buffer, row.Actor.Value);
        Number(buffer, row.Version);
        Text(buffer, row.Compartment.Value);
        Number(buffer, row.CompartmentVersion);
        Text(buffer, row.Operation.Value);
        Number(buffer, row.Ordinal);
        Text(buffer, row.Participant.Value);
        Text(buffer, row.OnBehalfOf?.Value ?? "");
        Text(buffer, row.Name);
        Number(buffer, row.Schema);
        Number(buffer, row.RecordedAt.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Number(buffer, row.Payload.Length);
        buffer.Write(row.Payload);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Text(ArrayBufferWriter<byte> buffer, string text)
    {
        Number(buffer, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    private static void Number(ArrayBufferWriter<byte> buffer, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), number);
        buffer.Advance(8);
    }
}
