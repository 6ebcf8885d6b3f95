using System.Buffers.Binary;

namespace Tracker.Text;

/// <summary>Reads the operations of <see cref="TextBinary"/>. A method that meets something unreadable gives null or false.</summary>
internal ref struct BinaryIn(ReadOnlySpan<byte> bytes)
{
    private static readonly TextProblem Unreadable = new("text-binary", "These bytes are not a change of a text.");
    private ReadOnlySpan<byte> rest = bytes;
    private List<TextAttributes>? sets;

    public (TextChange? Value, TextProblem? Problem) Change()
    {
        if (rest.IsEmpty || rest[0] != TextBinary.Format) return (null, new("text-binary-format", "This is no format of a text that this program reads."));
        rest = rest[1..];
        var builder = TextChange.Build();
        var total = 0L;
        while (!rest.IsEmpty)
        {
            if (!Op(out var op)) return (null, Unreadable);
            total += op.Length;
            if (total > TextBinary.LongestChange) return (null, Unreadable);
            builder.Add(op);
        }
        return (builder.ToChange(), null);
    }

    private bool Op(out TextOp op)
    {
        op = default;
        if (!Number(out var header) || header >> 3 is 0 or > TextBinary.LongestChange) return false;
        var length = (int)(header >> 3);
        TextAttributes? attributes = null;
        if ((header & 4) != 0 && ((attributes = Attributes()) is null || (header & 3) == 2)) return false;
        switch (header & 3)
        {
            case 0:
                op = TextOp.Retaining(length, attributes);
                return true;
            case 1:
                if (Content(length) is not { } text) return false;
                op = TextOp.Inserting(text, attributes);
                return true;
            case 2:
                op = TextOp.Deleting(length);
                return true;
            default:
                if (length > rest.Length || TextJson.ReadEmbed(rest[..length]).Value is not { } embed) return false;
                rest = rest[length..];
                op = TextOp.Embedding(embed, attributes);
                return true;
        }
    }

    private TextAttributes? Attributes()
    {
        sets ??= [];
        if (!Number(out var index) || index > (ulong)sets.Count) return null;
        if (index < (ulong)sets.Count) return sets[(int)index];
        if (!Number(out var count) || count > (ulong)rest.Length) return null;
        var set = new TextAttributes.Set(0);
        for (var i = 0UL; i < count; i++)
        {
            if (Name() is not { } name || Value() is not { } value) return null;
            set.Put(name, value);
        }
        if (set.Close() is not { } attributes) return null;
        sets.Add(attributes);
        return attributes;
    }

    private string? Name()
    {
        if (!Number(out var header)) return null;
        if ((header & 1) == 0) return header >> 1 > (ulong)rest.Length ? null : Content((int)(header >> 1));
        return header >> 1 < (ulong)TextBinary.UsualNames.Length ? TextBinary.UsualNames[header >> 1] : null;
    }

    private AttributeValue? Value()
    {
        if (rest.IsEmpty) return null;
        var kind = rest[0];
        rest = rest[1..];
        ulong number;
        switch (kind)
        {
            case 0: return AttributeValue.Null;
            case 1: return false;
            case 2: return true;
            case 3:
                return Number(out number) && number <= (ulong)rest.Length && Content((int)number) is { } text
                    ? AttributeValue.Of(text) : default(AttributeValue?);
            case 4: return Number(out number) ? AttributeValue.Of((long)(number >> 1) ^ -(long)(number & 1)) : default(AttributeValue?);
            case 5:
                if (rest.Length < 8) return null;
                var value = BinaryPrimitives.ReadDoubleLittleEndian(rest);
                rest = rest[8..];
                return double.IsFinite(value) ? AttributeValue.Of(value) : default(AttributeValue?);
            case 6:
                return Number(out number) && number <= (ulong)rest.Length && Content((int)number) is { } json
                    ? TextJson.ReadValue(Encoding.UTF8.GetBytes(json)) : default(AttributeValue?);
            default: return null;
        }
    }

    private string? Content(int length)
    {
        if (length > rest.Length) return null;
        var content = WideUtf8.Read(rest[..length]);
        rest = rest[length..];
        return content;
    }

    private bool Number(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 63 && !rest.IsEmpty; shift += 7)
        {
            var part = rest[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return true;
        }
        return false;
    }
}
