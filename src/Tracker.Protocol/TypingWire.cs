namespace Tracker.Protocol;

/// <summary>One change of a co-edited text on its way to the server, by <see cref="Wire.Type"/>. There is no direct reply: a <see cref="TextFrame"/>
/// contains the change if it was accepted, or else a <see cref="RefusedMessage"/> names it. Bytes, all numbers unsigned LEB128: <c>format (1) · text
/// · number · revision · intent · bytes of <see cref="TextBinary"/></c>.</summary>
/// <param name="Text">The number of the text on this connection: <see cref="OpenedMessage.Text"/>.</param>
/// <param name="Number">From 1, incremented with each change of the session.</param>
/// <param name="Revision">The revision of the text that the change was made on.</param>
public sealed record TypeMessage(int Text, long Number, long Revision, Intent Intent, TextChange Change)
{
    private const byte Format = 1;

    /// <summary>Most bytes before the change.</summary>
    public const int LongestHeader = 32;

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(48);
        buffer.Write([Format]);
        Varint.Write(buffer, Text);
        Varint.Write(buffer, Number);
        Varint.Write(buffer, Revision);
        Varint.Write(buffer, (int)Intent);
        TextBinary.Write(Change, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The message, or the rejection. Number is 0 if even that could not be read.</summary>
    public static (TypeMessage? Message, int Text, long Number, Rejection? Rejection) Read(ReadOnlySpan<byte> bytes)
    {
        var (text, number) = (0, 0L);
        try
        {
            var reader = new VarintReader(bytes);
            if (reader.Byte() != Format) return (null, 0, 0, Malformed("it was written by a newer program."));
            text = reader.Int();
            number = reader.Long();
            var revision = reader.Long();
            var intent = (Intent)reader.Int();
            if (!Enum.IsDefined(intent)) return (null, text, number, Malformed("its intent is unknown."));
            var (change, problem) = TextBinary.Read(reader.Rest);
            return change is null
                ? (null, text, number, Malformed(problem!.Sentence))
                : (new TypeMessage(text, number, revision, intent, change), text, number, null);
        }
        catch (JsonException e)
        {
            return (null, text, number, Malformed(e.Message));
        }
    }

    private static Rejection Malformed(string why) => new(RejectionCode.Malformed, $"The change cannot be read: {why}", "change");
}

/// <summary>The committed changes of one text by all who typed; by <see cref="Wire.Text"/>. Bytes, all numbers unsigned LEB128: <c>format (1) · text
/// · from · n, n × (length, bytes of <see cref="TextChangedBinary"/>)</c>.</summary>
/// <param name="From">The version of the first event in the text's compartment; the others follow without a gap.</param>
public sealed record TextFrame(int Text, long From, IReadOnlyList<ReadOnlyMemory<byte>> Events)
{
    private const byte Format = 1;

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        buffer.Write([Format]);
        Varint.Write(buffer, Text);
        Varint.Write(buffer, From);
        Varint.Write(buffer, Events.Count);
        foreach (var e in Events)
        {
            Varint.Write(buffer, e.Length);
            buffer.Write(e.Span);
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The frame, or null if this program cannot read the bytes.</summary>
    public static TextFrame? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new VarintReader(bytes);
            if (reader.Byte() != Format) return null;
            var (text, from, count) = (reader.Int(), reader.Long(), reader.Count());
            var events = new List<ReadOnlyMemory<byte>>(count);
            for (; count > 0; count--) events.Add(reader.Bytes(reader.Int()).ToArray());
            return reader.AtEnd ? new TextFrame(text, from, events) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A change that was not accepted, like the later ones of its session. By <see cref="Wire.Refused"/>.</summary>
/// <param name="Number">The number of the change in its session.</param>
/// <param name="Rejection">The reason; null if the outcome is unknown: open the text again and resend what is missing.</param>
public sealed record RefusedMessage(ActorId Actor, Guid Session, long Number, Rejection? Rejection = null);
