namespace Tracker.Text;

/// <summary>Changes and texts as JSON, byte for byte as <c>JSON.stringify</c> writes a <c>quill-delta</c>: <c>{"ops":[…]}</c>, or the array alone.
/// UTF-8. In an operation, <c>attributes</c> comes after the kind.</summary>
public static partial class TextJson
{
    /// <summary>Writes a change; <paramref name="bare"/> leaves the enclosing object out.</summary>
    public static void Write(TextChange change, IBufferWriter<byte> output, bool bare = false)
    {
        var json = new JsonOut(output);
        json.Raw(bare ? "["u8 : "{\"ops\":["u8);
        var first = true;
        foreach (ref readonly var op in change.Ops)
        {
            if (!first) json.Raw(","u8);
            first = false;
            Write(json, op);
        }
        json.Raw(bare ? "]"u8 : "]}"u8);
    }

    public static void Write(RichText text, IBufferWriter<byte> output, bool bare = false) => Write(text.ToChange(), output, bare);

    public static string Text(TextChange change, bool bare = false)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(change, output, bare);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static string Text(RichText text, bool bare = false) => Text(text.ToChange(), bare);

    public static string Text(TextAttributes attributes)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(new JsonOut(output), attributes);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    internal static void Write(JsonOut json, AttributeValue value)
    {
        if (value.AsString is { } text) json.String(text);
        else if (value.AsInteger is { } integer) json.Number(integer);
        else json.Raw(value.ToString());
    }

    internal static void Write(JsonOut json, TextAttributes attributes)
    {
        var first = true;
        foreach (var (name, value) in attributes.Entries)
        {
            json.Raw(first ? "{"u8 : ","u8);
            first = false;
            json.String(name);
            json.Raw(":"u8);
            Write(json, value);
        }
        json.Raw("}"u8);
    }

    private static void Write(JsonOut json, in TextOp op)
    {
        switch (op.Kind)
        {
            case OpKind.Insert:
                json.Raw("{\"insert\":"u8);
                json.String(op.Text);
                break;
            case OpKind.Embed:
                json.Raw("{\"insert\":"u8);
                json.Raw(op.Embed!.Json);
                break;
            default:
                json.Raw(op.Kind == OpKind.Retain ? "{\"retain\":"u8 : "{\"delete\":"u8);
                json.Number(op.Length);
                break;
        }
        if (op.Attributes is not null)
        {
            json.Raw(",\"attributes\":"u8);
            Write(json, op.Attributes);
        }
        json.Raw("}"u8);
    }
}
