using System.Text.Unicode;

namespace Tracker.Text;

/// <summary>Reads the strings and values of JSON; unlike the reader's own methods, accepts lone surrogates in strings.</summary>
internal static class JsonIn
{
    /// <summary>The string or name at the reader; null when it is not UTF-8.</summary>
    public static string? String(in Utf8JsonReader reader)
    {
        var bytes = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (!Utf8.IsValid(bytes)) return null;
        var text = Encoding.UTF8.GetString(bytes);
        return reader.ValueIsEscaped ? Unescaped(text) : text;
    }

    /// <summary>The scalar, object or array at the reader; null if it cannot be the value of an attribute.</summary>
    public static AttributeValue? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return AttributeValue.Null;
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.String: return String(reader) is { } text ? AttributeValue.Of(text) : default(AttributeValue?);
            case JsonTokenType.Number: return Number(reader);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return Canonical(ref reader, out _) is { } json ? AttributeValue.OfCanonicalJson(json) : default(AttributeValue?);
            default: return null;
        }
    }

    /// <summary>The object or array at the reader as <c>JSON.stringify(JSON.parse(…))</c> gives it, and an object's first name; null when it cannot
    /// be.</summary>
    public static string? Canonical(ref Utf8JsonReader reader, out string firstName)
    {
        firstName = "";
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonOut(output);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            json.Raw("["u8);
            for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
            {
                if (!first) json.Raw(","u8);
                if (Value(ref reader) is not { } item) return null;
                TextJson.Write(json, item);
            }
            json.Raw("]"u8);
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }
        var members = new TextAttributes.Set(4);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (String(reader) is not { } name || !reader.Read() || Value(ref reader) is not { } value) return null;
            members.Put(name, value);
        }
        if (members.Close() is not { } all) return "{}";
        firstName = all.Entries[0].Key;
        TextJson.Write(json, all);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static AttributeValue? Number(in Utf8JsonReader reader) =>
        reader.TryGetDouble(out var number) && double.IsFinite(number) ? AttributeValue.Of(number) : default(AttributeValue?);

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var escape = text.IndexOf('\\', at);
            plain.Append(text, at, (escape < 0 ? text.Length : escape) - at);
            if (escape < 0) break;
            var kind = text[escape + 1];
            plain.Append(kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)Convert.ToUInt16(text.Substring(escape + 2, 4), 16),
                _ => kind,
            });
            at = escape + (kind == 'u' ? 6 : 2);
        }
        return plain.ToString();
    }
}
