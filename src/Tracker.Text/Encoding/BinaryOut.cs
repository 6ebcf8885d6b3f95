using System.Buffers.Binary;

namespace Tracker.Text;

/// <summary>Writes the operations of <see cref="TextBinary"/>.</summary>
internal struct BinaryOut(IBufferWriter<byte> output)
{
    private List<TextAttributes>? sets;

    public readonly void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Op(in TextOp op)
    {
        var content = op.Text ?? op.Embed?.Json;
        var length = content is null ? op.Length : WideUtf8.Count(content);
        var kind = op.Kind switch { OpKind.Retain => 0u, OpKind.Insert => 1u, OpKind.Delete => 2u, _ => 3u };
        Number((ulong)length << 3 | (op.Attributes is null ? 0u : 4u) | kind);
        if (op.Attributes is not null) Attributes(op.Attributes);
        if (content is not null) Content(content, length);
    }

    private void Attributes(TextAttributes attributes)
    {
        sets ??= [];
        var known = sets.FindIndex(seen => seen.Equals(attributes));
        Number((ulong)(known < 0 ? sets.Count : known));
        if (known >= 0) return;
        sets.Add(attributes);
        Number((ulong)attributes.Count);
        foreach (var (name, value) in attributes.Entries)
        {
            Name(name);
            Value(value);
        }
    }

    private readonly void Name(string name)
    {
        var usual = Array.IndexOf(TextBinary.UsualNames, name);
        if (usual >= 0)
        {
            Number((ulong)usual << 1 | 1);
            return;
        }
        var length = WideUtf8.Count(name);
        Number((ulong)length << 1);
        Content(name, length);
    }

    private readonly void Value(AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeKind.Null:
                Byte(0);
                break;
            case AttributeKind.Boolean:
                Byte(value.AsBoolean!.Value ? (byte)2 : (byte)1);
                break;
            case AttributeKind.Integer:
                Byte(4);
                var integer = value.AsInteger!.Value;
                Number((ulong)(integer << 1 ^ integer >> 63));
                break;
            case AttributeKind.Number:
                Byte(5);
                BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), value.AsNumber!.Value);
                output.Advance(8);
                break;
            default:
                Byte(value.Kind == AttributeKind.String ? (byte)3 : (byte)6);
                var text = value.ToString();
                var length = WideUtf8.Count(text);
                Number((ulong)length);
                Content(text, length);
                break;
        }
    }

    private readonly void Content(string text, int length)
    {
        WideUtf8.Write(text, output.GetSpan(length)[..length]);
        output.Advance(length);
    }

    private readonly void Number(ulong value) => Varint.Write(output, value);
}
