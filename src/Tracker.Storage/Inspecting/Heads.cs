using System.Globalization;
using System.Security.Cryptography;

namespace Tracker.Storage;

/// <summary>The last event of every record: its version and its hash, which covers all events before it. Kept elsewhere, it shows what was taken away
/// from the store since, even if nothing in the store does. A line each, <c>record version hash</c>, by record.</summary>
public sealed class Heads
{
    private readonly SortedDictionary<string, Head> heads = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Head> All => heads;

    /// <summary>The events of all records.</summary>
    public long Events => heads.Values.Sum(h => h.Version);

    /// <summary>SHA-256 of <see cref="Write"/>'s bytes: one value for the whole log.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Write()));

    public void Add(string actor, Head head) => heads[actor] = head;

    public byte[] Write()
    {
        var text = new StringBuilder();
        foreach (var (actor, head) in heads) text.Append(CultureInfo.InvariantCulture, $"{actor} {head.Version} {Convert.ToHexStringLower(head.Hash)}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The heads, or null if the bytes are not those of <see cref="Write"/>.</summary>
    public static Heads? Read(ReadOnlySpan<byte> bytes)
    {
        var heads = new Heads();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [var actor, var version, { Length: 64 } hash]
                || !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !hash.All(char.IsAsciiHexDigitLower))
                return null;
            heads.Add(actor, new Head(number, Convert.FromHexString(hash)));
        }
        return heads.Write().AsSpan().SequenceEqual(bytes) ? heads : null;
    }
}

public readonly record struct Head(long Version, byte[] Hash);
