namespace Tracker.Text;

/// <summary>Unsigned LEB128 numbers, as in <see cref="TextBinary"/> and in everything that carries such bytes.</summary>
public static class Varint
{
    public static void Write(IBufferWriter<byte> buffer, long value) => Write(buffer, (ulong)value);

    public static void Write(IBufferWriter<byte> buffer, ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        buffer.Advance(length);
    }

    public static void WriteText(IBufferWriter<byte> buffer, string text)
    {
        Write(buffer, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }
}

/// <summary>Reads what <see cref="Varint"/> writes. Every method throws <see cref="JsonException"/> if the bytes end early or are invalid.</summary>
public ref struct VarintReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;
    public readonly ReadOnlySpan<byte> Rest => rest;
    public byte Byte() => Bytes(1)[0];

    public long Long()
    {
        ulong value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return (long)value;
        }
        throw new JsonException("A number is too large.");
    }

    public int Int() => Long() is var value and <= int.MaxValue ? (int)value : throw new JsonException("A number is too large.");

    /// <summary>The number of following items, at most the number of bytes left.</summary>
    public int Count() => Int() is var count && count <= rest.Length ? count : throw new JsonException("The bytes end too early.");

    public string Text() => Encoding.UTF8.GetString(Bytes(Int()));

    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (length > rest.Length) throw new JsonException("The bytes end too early.");
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
