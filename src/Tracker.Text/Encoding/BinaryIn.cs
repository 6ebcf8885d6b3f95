using System.Buffers.Binary;

namespace Tracker.Text;

/// <summary>Reads the operations of <see cref="TextBinary"/>. Everything private throws <see cref="JsonException"/> for unreadable bytes.</summary>
internal ref struct BinaryIn(ReadOnlySpan<byte> bytes)
{
    private static readonly TextProblem Unreadable = new("text-binary", "These bytes are not a change of a text.");
    private readonly List<TextAttributes> sets = [];
    private VarintReader reader = new(bytes);

    public (TextChange? Value, TextProblem? Problem) Change()
    {
        if (reader.AtEnd || reader.Byte() != TextBinary.Format) return (null, new("text-binary-format", "This program cannot read this format of a text."));
        try
        {
            var builder = TextChange.Build();
            for (var total = 0L; !reader.AtEnd;)
            {
                var op = Op();
                total += op.Length;
                if (total > TextBinary.LongestChange) return (null, Unreadable);
                builder.Add(op);
            }
            return (builder.ToChange(), null);
        }
        catch (JsonException)
        {
            return (null, Unreadable);
        }
    }

    private TextOp Op()
    {
        var header = reader.Long();
        if (header >> 3 is 0 or > TextBinary.LongestChange) throw new JsonException("An operation has an impossible length.");
        var length = (int)(header >> 3);
        var attributes = (header & 4) != 0 ? Attributes() : null;
        return (header & 3) switch
        {
            0 => TextOp.Retaining(length, attributes),
            1 => TextOp.Inserting(Content(length), attributes),
            2 when attributes is null => TextOp.Deleting(length),
            3 when TextJson.ReadEmbed(reader.Bytes(length)).Value is { } embed => TextOp.Embedding(embed, attributes),
            _ => throw new JsonException("An operation is unreadable."),
        };
    }

    private TextAttributes Attributes()
    {
        var index = reader.Long();
        if (index > sets.Count) throw new JsonException("There is no such attribute set.");
        if (index < sets.Count) return sets[(int)index];
        var set = new TextAttributes.Set(0);
        for (var count = reader.Count(); count > 0; count--) set.Put(Name(), Value());
        sets.Add(set.Close() ?? throw new JsonException("An attribute set is empty."));
        return sets[^1];
    }

    private string Name()
    {
        var header = reader.Long();
        if ((header & 1) == 0) return Content((int)Math.Min(header >> 1, int.MaxValue));
        return header >> 1 < TextBinary.UsualNames.Length ? TextBinary.UsualNames[header >> 1] : throw new JsonException("There is no such name.");
    }

    private AttributeValue Value()
    {
        switch (reader.Byte())
        {
            case 0: return AttributeValue.Null;
            case 1: return false;
            case 2: return true;
            case 3: return AttributeValue.Of(Content(reader.Int()));
            case 4:
                var number = reader.Long();
                return AttributeValue.Of((number >> 1) ^ -(number & 1));
            case 5:
                var value = BinaryPrimitives.ReadDoubleLittleEndian(reader.Bytes(8));
                return double.IsFinite(value) ? AttributeValue.Of(value) : throw new JsonException("JSON has no such number.");
            case 6: return TextJson.ReadValue(Encoding.UTF8.GetBytes(Content(reader.Int()))) ?? throw new JsonException("A value is not JSON.");
            default: throw new JsonException("A value has an unknown kind.");
        }
    }

    private string Content(int length) => WideUtf8.Read(reader.Bytes(length)) ?? throw new JsonException("These bytes are not text.");
}
