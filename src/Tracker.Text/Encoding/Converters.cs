namespace Tracker.Text;

/// <summary>A change inside other JSON: <c>{"ops":[…]}</c>.</summary>
public sealed class TextChangeJsonConverter : JsonConverter<TextChange>
{
    public override TextChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (change, problem) = TextJson.Read(ref reader);
        return change ?? throw new JsonException(problem!.Sentence);
    }

    public override void Write(Utf8JsonWriter writer, TextChange value, JsonSerializerOptions options)
    {
        var output = new ArrayBufferWriter<byte>(64);
        TextJson.Write(value, output);
        writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
    }
}

/// <summary>A text inside other JSON: <c>{"ops":[…]}</c> of inserts only.</summary>
public sealed class RichTextJsonConverter : JsonConverter<RichText>
{
    public override RichText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (text, problem) = TextJson.AsText(TextJson.Read(ref reader));
        return text ?? throw new JsonException(problem!.Sentence);
    }

    public override void Write(Utf8JsonWriter writer, RichText value, JsonSerializerOptions options)
    {
        var output = new ArrayBufferWriter<byte>(256);
        TextJson.Write(value, output);
        writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
    }
}
