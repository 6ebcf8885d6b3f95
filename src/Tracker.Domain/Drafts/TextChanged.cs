using System.Buffers;

namespace Tracker.Domain.Drafts;

/// <summary>Why the text changed.</summary>
public enum ChangeKind { Typed, Suggested, Undone, Accepted, Rejected }

/// <summary>One change of the text, on the revision before it.</summary>
/// <param name="Author">Index in <see cref="DraftState.Authors"/>.</param>
/// <param name="Session">Index in <see cref="DraftState.Sessions"/>; -1 without a session.</param>
/// <param name="Number">The number of the change in its session; 0 without a session.</param>
public readonly record struct AppliedChange(int Author, int Session, long Number, ChangeKind Kind, TextChange Change);

/// <summary>A session that starts at an index of <see cref="DraftState.Sessions"/>.</summary>
public readonly record struct NewSession(int Place, Guid Id, int Author);

/// <summary>The changes of one commit by all who typed meanwhile. They are one event so that they need one durable write and one frame; each change
/// still names its author. Its JSON is a string: the base64 of <see cref="Binary"/>.</summary>
[JsonConverter(typeof(TextChangedConverter))]
public sealed record TextChanged(
    ImmutableArray<ParticipantId> NewAuthors, ImmutableArray<NewSession> NewSessions, ImmutableArray<AppliedChange> Changes) : DraftEvent
{
    /// <summary>The only event that editors receive as bytes instead of JSON.</summary>
    public const string Name = "text.changed";

    private byte[]? binary;

    /// <summary>The bytes that are stored and sent to editors: <see cref="TextChangedBinary"/>.</summary>
    public ReadOnlyMemory<byte> Binary => binary ??= TextChangedBinary.Write(this);

    internal static TextChanged Read(byte[] bytes) => TextChangedBinary.Read(bytes) with { binary = bytes };
    public bool Equals(TextChanged? other) => other is not null && Binary.Span.SequenceEqual(other.Binary.Span);
    public override int GetHashCode() => Binary.Length;
}

/// <summary>Writes the event as a base64 string, so that logs, frames and replies carry it like any other event.</summary>
public sealed class TextChangedConverter : JsonConverter<TextChanged>
{
    public override TextChanged Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
            ? TextChanged.Read(bytes)
            : throw new JsonException("must be base64.");

    public override void Write(Utf8JsonWriter writer, TextChanged value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.Binary.Span);
}

/// <summary>Bytes of a <see cref="TextChanged"/>. All numbers are unsigned LEB128: <c>format (1) · n, n × participant (length, UTF-8) · n, n ×
/// (place, 16 bytes of the id, author) · n, n × change</c>, where a change is <c>session + 1 · (number, or without a session the author) · kind ·
/// length · bytes of <see cref="TextBinary"/></c>.</summary>
public static class TextChangedBinary
{
    private const byte Format = 1;

    public static byte[] Write(TextChanged changed)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        var change = new ArrayBufferWriter<byte>(32);
        buffer.Write([Format]);
        Varint.Write(buffer, changed.NewAuthors.Length);
        foreach (var author in changed.NewAuthors) Varint.WriteText(buffer, author.Value);
        Varint.Write(buffer, changed.NewSessions.Length);
        foreach (var session in changed.NewSessions)
        {
            Varint.Write(buffer, session.Place);
            session.Id.TryWriteBytes(buffer.GetSpan(16));
            buffer.Advance(16);
            Varint.Write(buffer, session.Author);
        }
        Varint.Write(buffer, changed.Changes.Length);
        foreach (var c in changed.Changes)
        {
            Varint.Write(buffer, c.Session + 1);
            Varint.Write(buffer, c.Session < 0 ? c.Author : c.Number);
            Varint.Write(buffer, (int)c.Kind);
            change.ResetWrittenCount();
            TextBinary.Write(c.Change, change);
            Varint.Write(buffer, change.WrittenCount);
            buffer.Write(change.WrittenSpan);
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Throws <see cref="JsonException"/> for other bytes than those of <see cref="Write"/>. Changes with a session have author -1: the
    /// state has it.</summary>
    public static TextChanged Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        if (reader.Byte() != Format) throw new JsonException("This text change was written by a newer program.");
        var authors = ImmutableArray.CreateBuilder<ParticipantId>();
        for (var n = reader.Count(); n > 0; n--)
            authors.Add(ParticipantId.TryParse(reader.Text()) ?? throw new JsonException("An author is not a participant."));
        var sessions = ImmutableArray.CreateBuilder<NewSession>();
        for (var n = reader.Count(); n > 0; n--) sessions.Add(new NewSession(reader.Int(), new Guid(reader.Bytes(16)), reader.Int()));
        var count = reader.Count();
        var changes = ImmutableArray.CreateBuilder<AppliedChange>(count);
        for (var n = count; n > 0; n--)
        {
            var session = reader.Int() - 1;
            var number = reader.Long();
            var kind = (ChangeKind)reader.Int();
            if (!Enum.IsDefined(kind)) throw new JsonException("A change has an unknown kind.");
            var (change, problem) = TextBinary.Read(reader.Bytes(reader.Int()));
            if (change is null) throw new JsonException(problem!.Sentence);
            if (session < 0 && number is (< 0 or > int.MaxValue)) throw new JsonException("A change names an author that there cannot be.");
            changes.Add(session < 0 ? new AppliedChange((int)number, -1, 0, kind, change) : new AppliedChange(-1, session, number, kind, change));
        }
        if (!reader.AtEnd) throw new JsonException("There are bytes after the changes.");
        return new TextChanged(authors.ToImmutable(), sessions.ToImmutable(), changes.MoveToImmutable());
    }
}
