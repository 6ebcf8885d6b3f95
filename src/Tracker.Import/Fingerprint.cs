using System.Security.Cryptography;

namespace Tracker.Import;

/// <summary>Identifiers derived from content: SHA-256 over the parts, each with its length.</summary>
public static class Fingerprint
{
    /// <summary>A UUID of version 8 (RFC 9562) from the first 16 bytes.</summary>
    public static OperationId Operation(params ReadOnlySpan<string> parts)
    {
        var bytes = Of(parts)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new OperationId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>An entity named by 24 hexadecimal digits.</summary>
    public static EntityId Entity(params ReadOnlySpan<string> parts) => EntityId.Parse(Convert.ToHexStringLower(Of(parts)[..12]));

    private static byte[] Of(ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }
}
