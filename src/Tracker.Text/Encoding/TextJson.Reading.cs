namespace Tracker.Text;

public static partial class TextJson
{
    private static readonly TextProblem NotJson = new("text-json", "This is not well-formed JSON in UTF-8.");

    /// <summary>Reads a change: <c>{"ops":[…]}</c> or the array alone. Anything that is not one is a problem, never an exception: an
    /// operation without or with two kinds, an empty or negative length, an unknown name, an insert that is neither a string nor an
    /// object.</summary>
    public static (TextChange? Value, TextProblem? Problem) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read()) return (null, NotJson);
            var (change, problem) = Read(ref reader);
            if (change is not null && reader.Read()) return (null, NotJson);
            return (change, problem);
        }
        catch (JsonException)
        {
            return (null, NotJson);
        }
    }

    public static (TextChange? Value, TextProblem? Problem) Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a text: a change of inserts only.</summary>
    public static (RichText? Value, TextProblem? Problem) ReadText(ReadOnlySpan<byte> json) => AsText(Read(json));

    internal static (RichText? Value, TextProblem? Problem) AsText((TextChange? Value, TextProblem? Problem) read) => read switch
    {
        { Value: { IsDocument: true } inserts } => (RichText.FromChange(inserts), null),
        { Value: not null } => (null, new("text-not-a-text", "A text is made of inserts only; this has retains or deletes.")),
        _ => (null, read.Problem),
    };

    internal static (EmbedValue? Value, TextProblem? Problem) ReadEmbed(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return (null, new("text-embed", "An embed is a JSON object."));
            var text = JsonIn.Canonical(ref reader, out var type);
            return text is null || reader.Read() ? (null, NotJson) : (EmbedValue.OfCanonicalJson(text, type), null);
        }
        catch (JsonException)
        {
            return (null, NotJson);
        }
    }

    internal static AttributeValue? ReadValue(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read()) return null;
            var value = JsonIn.Value(ref reader);
            return reader.Read() ? null : value;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the value at the reader and leaves it at the value's last token.</summary>
    internal static (TextChange? Value, TextProblem? Problem) Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray) return ReadOps(ref reader);
        if (reader.TokenType != JsonTokenType.StartObject) return Refused("A change is an object with ops, or an array of operations.");
        (TextChange? Value, TextProblem? Problem) read = Refused("The change has no ops.");
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (found || !reader.ValueTextEquals("ops"u8)) return Refused("A change has nothing but ops, once.");
            found = true;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray) return Refused("The ops of a change are an array.");
            read = ReadOps(ref reader);
            if (read.Problem is not null) return read;
        }
        return read;
    }

    private static (TextChange?, TextProblem?) ReadOps(ref Utf8JsonReader reader)
    {
        var builder = TextChange.Build();
        var total = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject) return Refused("An operation is an object.");
            var (op, problem) = ReadOp(ref reader);
            if (problem is not null) return (null, problem);
            total += op.Length;
            if (total > TextBinary.LongestChange) return Refused("The change is longer than any text.");
            builder.Add(op);
        }
        return (builder.ToChange(), null);
    }

    private static (TextOp, TextProblem?) ReadOp(ref Utf8JsonReader reader)
    {
        TextOp? op = null;
        TextAttributes? attributes = null;
        var attributed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isInsert = reader.ValueTextEquals("insert"u8);
            var isRetain = reader.ValueTextEquals("retain"u8);
            var isDelete = reader.ValueTextEquals("delete"u8);
            var isAttributes = reader.ValueTextEquals("attributes"u8);
            reader.Read();
            if (isAttributes)
            {
                if (attributed) return (default, Problem("An operation has attributes once."));
                attributed = true;
                var (read, problem) = ReadAttributes(ref reader);
                if (problem is not null) return (default, problem);
                attributes = read;
                continue;
            }
            if (!isInsert && !isRetain && !isDelete) return (default, Problem("An operation has insert, retain or delete, and attributes."));
            if (op is not null) return (default, Problem("An operation is one of insert, retain and delete."));
            if (isInsert)
            {
                var (insert, problem) = ReadInsert(ref reader);
                if (problem is not null) return (default, problem);
                op = insert;
                continue;
            }
            if (!IsLength(reader, out var length)) return (default, Problem("A retain and a delete have a whole number of at least 1."));
            op = isRetain ? TextOp.Retaining(length) : TextOp.Deleting(length);
        }
        if (op is not { } some) return (default, Problem("An operation is one of insert, retain and delete."));
        if (attributes is null) return (some, null);
        return some.Kind == OpKind.Delete ? (default, Problem("A delete has no attributes.")) : (some.With(attributes), null);
    }

    private static (TextOp, TextProblem?) ReadInsert(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (JsonIn.String(reader) is not { } text) return (default, NotJson);
            return text.Length == 0 ? (default, Problem("An insert is not empty.")) : (TextOp.Inserting(text), null);
        }
        if (reader.TokenType != JsonTokenType.StartObject) return (default, Problem("An insert is a string or an object."));
        return JsonIn.Canonical(ref reader, out var type) is { } json ? (TextOp.Embedding(EmbedValue.OfCanonicalJson(json, type)), null) : (default, NotJson);
    }

    private static (TextAttributes?, TextProblem?) ReadAttributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return (null, null);
        if (reader.TokenType != JsonTokenType.StartObject) return (null, Problem("The attributes of an operation are an object."));
        var set = new TextAttributes.Set(4);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonIn.String(reader) is not { } name || !reader.Read() || JsonIn.Value(ref reader) is not { } value) return (null, NotJson);
            set.Put(name, value);
        }
        return (set.Close(), null);
    }

    private static bool IsLength(in Utf8JsonReader reader, out int length)
    {
        length = 0;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number)) return false;
        if (!(number >= 1 && number <= TextBinary.LongestChange) || number != Math.Truncate(number)) return false;
        length = (int)number;
        return true;
    }

    private static (TextChange?, TextProblem?) Refused(string sentence) => (null, Problem(sentence));
    private static TextProblem Problem(string sentence) => new("text-shape", sentence);
}
