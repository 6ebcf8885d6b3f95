using System.Buffers.Text;

namespace Tracker.Grains;

/// <summary>Tells bytes that this installation wrote from those that someone else put into its database.</summary>
public interface ISeal
{
    byte[] Seal(ReadOnlySpan<byte> content);

    /// <summary>True if <see cref="Seal"/> made the seal of exactly this content, on this or another server of the installation.</summary>
    bool IsWhole(ReadOnlySpan<byte> content, byte[] seal);
}

/// <summary>Snapshots and milestones with their seal, in base64 on a line of its own after the envelope.</summary>
public static class SnapshotSeals
{
    private const byte LineEnd = (byte)'\n';

    /// <param name="seal">Null writes none.</param>
    public static byte[] Write(RecordKind kind, RecordSnapshot snapshot, ISeal? seal)
    {
        var content = SnapshotEnvelope.Write(kind, snapshot);
        return seal is null ? content : [.. content, LineEnd, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(seal.Seal(content)))];
    }

    /// <summary>The snapshot, or null if it cannot be read or has no seal of this installation.</summary>
    /// <param name="seal">Null asks for none.</param>
    public static RecordSnapshot? Read(RecordKind kind, ReadOnlySpan<byte> bytes, ISeal? seal) =>
        seal is null || IsSealed(bytes, seal) ? SnapshotEnvelope.Read(kind, bytes) : null;

    /// <summary>The bytes without their seal.</summary>
    public static ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf(LineEnd) is var end and >= 0 ? bytes[..end] : bytes;

    private static bool IsSealed(ReadOnlySpan<byte> bytes, ISeal seal)
    {
        var content = ContentOf(bytes);
        if (content.Length == bytes.Length) return false;
        var written = bytes[(content.Length + 1)..];
        var read = new byte[Base64.GetMaxDecodedFromUtf8Length(written.Length)];
        return Base64.DecodeFromUtf8(written, read, out _, out var length) == System.Buffers.OperationStatus.Done && seal.IsWhole(content, read[..length]);
    }
}
