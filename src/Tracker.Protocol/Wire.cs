using System.Text.Json.Serialization.Metadata;

namespace Tracker.Protocol;

/// <summary>Everything that crosses the socket. Each hub method takes and returns one JSON value (<see cref="RawJson"/>) of the types below;
/// <see cref="Version"/> is incremented when old clients would misunderstand.</summary>
public static class Wire
{
    public const int Version = 1;
    public const string HubPath = "/hub";

    /// <summary>The header in which a page names the participant that it belongs to, with each request to the API.</summary>
    public const string ViewerHeader = "Tracker-Viewer";

    /// <summary>Bytes of one message to the server; a longer one closes the connection.</summary>
    public const int MaxMessageBytes = 64 * 1024;

    public static readonly Rejection TooLarge = new(RejectionCode.TooLarge, $"A message can have at most {MaxMessageBytes} bytes.");

    /// <summary>Client → server: <see cref="CommandMessage"/> → <see cref="OutcomeMessage"/>.</summary>
    public const string Execute = "Execute";

    /// <summary>Client → server: <see cref="OpenMessage"/> → <see cref="OpenedMessage"/>; frames of the record follow.</summary>
    public const string Open = "Open";

    /// <summary>Client → server: <see cref="CloseMessage"/>; frames of the record end.</summary>
    public const string Close = "Close";

    /// <summary>Client → server: <see cref="PresenceUpdate"/>.</summary>
    public const string Look = "Look";

    /// <summary>Client → server, without a reply: the bytes of a <see cref="TypeMessage"/>. Short, because it is sent with every keystroke.</summary>
    public const string Type = "T";

    /// <summary>Server → client: the bytes of a <see cref="TextFrame"/>, to clients that named a session when they opened the text.</summary>
    public const string Text = "t";

    /// <summary>Server → client: <see cref="RefusedMessage"/>.</summary>
    public const string Refused = "refused";

    /// <summary>Server → client: <see cref="FrameMessage"/>.</summary>
    public const string Frame = "frame";

    /// <summary>Server → client: <see cref="PresenceMessage"/>, the whole list each time.</summary>
    public const string Presence = "presence";

    /// <summary>Server → client: <see cref="ReopenMessage"/>; open the record again with the known versions.</summary>
    public const string Reopen = "reopen";
}

/// <param name="Seen">The version of the compartment that the sender had.</param>
/// <param name="Again">True if the command was sent before and its outcome is unknown.</param>
/// <param name="Viewer">Whose page sends it; refused if another participant is signed in.</param>
public sealed record CommandMessage(
    ActorId Actor, OperationId Operation, CompartmentId Compartment, long Seen, string Name, RawJson Payload,
    GroupId? OnBehalfOf = null, bool Again = false, ParticipantId? Viewer = null);

/// <summary>Accepted = durable. Unknown = ask again with the same operation.</summary>
public enum Result { Accepted, Rejected, Unknown }

/// <param name="Version">Accepted: the version of the compartment after the command.</param>
/// <param name="Rejection">Rejected: why nothing changed.</param>
public sealed record OutcomeMessage(Result Result, long Version = 0, Rejection? Rejection = null)
{
    public static readonly OutcomeMessage Unknown = new(Result.Unknown);
    public static OutcomeMessage Rejected(Rejection rejection) => new(Result.Rejected, 0, rejection);
}

/// <param name="Known">The versions of the compartments that the client has.</param>
/// <param name="Session">For a co-edited text: the editor window; changes then arrive as <see cref="TextFrame"/>s.</param>
/// <param name="Viewer">Whose page opens it; refused if another participant is signed in.</param>
/// <param name="Away">True if nothing of the record is on the viewer's screen: the others are not told that they are here.</param>
public sealed record OpenMessage(
    ActorId Actor, Dictionary<CompartmentId, long>? Known = null, Guid? Session = null, ParticipantId? Viewer = null, bool Away = false);

public sealed record CloseMessage(ActorId Actor);

/// <param name="Rejection">Set if the record does not exist or is not shared; then the rest is empty.</param>
/// <param name="ReadOnly">Why the record is read-only, or null.</param>
/// <param name="Role">The viewer's role on the roster.</param>
/// <param name="Text">For a co-edited text: its number in <see cref="TypeMessage"/> and <see cref="TextFrame"/> on this connection.</param>
/// <param name="Terms">For a co-edited text: who may write it.</param>
/// <param name="Viewer">Whom the answer is for: the participant who is signed in.</param>
public sealed record OpenedMessage(
    ActorId Actor, IReadOnlyList<OpenedPart> Parts, Rejection? Rejection = null, string? ReadOnly = null, RosterRole? Role = null,
    int? Text = null, TextTerms? Terms = null, ViewerName? Viewer = null);

/// <summary>A participant who is signed in, with their name.</summary>
public sealed record ViewerName(ParticipantId Participant, string Name);

/// <summary>One compartment that the viewer may read: its state at <paramref name="Version"/>, or the events since the known version.</summary>
public sealed record OpenedPart(CompartmentId Compartment, Right Right, long Version, RawJson? State = null, IReadOnlyList<WireEvent>? Events = null);

/// <summary>
/// Consecutive events of one compartment, from version <paramref name="From"/>. A frame without events says that the next will have this
/// version, so that a client that missed the last ones notices.
/// </summary>
public sealed record FrameMessage(ActorId Actor, CompartmentId Compartment, long From, IReadOnlyList<WireEvent> Events);

/// <param name="N">Name of the event.</param>
/// <param name="S">Its schema.</param>
/// <param name="P">Its payload.</param>
public sealed record WireEvent(string N, int S, OperationId Op, ParticipantId By, DateTimeOffset At, RawJson P, GroupId? For = null);

public sealed record ReopenMessage(ActorId Actor);

/// <summary>What the sender does. <see cref="Away"/>: the record is still open, but not on their screen; the others do not see them.</summary>
public enum Attention { Looking, Editing, Away }

/// <summary>Where the sender is. Never stored. <paramref name="Entity"/> is what they view or edit in <paramref name="Compartment"/>.</summary>
/// <param name="Caret">For a co-edited text: their selection.</param>
public sealed record PresenceUpdate(
    ActorId Actor, CompartmentId? Compartment = null, EntityId? Entity = null, string? Field = null, Attention Attention = Attention.Looking,
    Caret? Caret = null);

/// <summary>A selection in a co-edited text, in UTF-16 positions of a revision; a caret if both are the same.</summary>
public readonly record struct Caret(long Revision, int From, int To);

public sealed record Present(
    ParticipantId Participant, string Name, CompartmentId? Compartment = null, EntityId? Entity = null, string? Field = null,
    Attention Attention = Attention.Looking, Caret? Caret = null);

public sealed record PresenceMessage(ActorId Actor, IReadOnlyList<Present> Present);

/// <summary>JSON of the wire, source-generated.</summary>
[JsonSerializable(typeof(CommandMessage)), JsonSerializable(typeof(OutcomeMessage)), JsonSerializable(typeof(OpenMessage))]
[JsonSerializable(typeof(CloseMessage)), JsonSerializable(typeof(OpenedMessage)), JsonSerializable(typeof(FrameMessage))]
[JsonSerializable(typeof(WireEvent)), JsonSerializable(typeof(ReopenMessage)), JsonSerializable(typeof(PresenceUpdate))]
[JsonSerializable(typeof(PresenceMessage)), JsonSerializable(typeof(RefusedMessage)), JsonSerializable(typeof(Rejection))]
[JsonSerializable(typeof(JsonElement)), JsonSerializable(typeof(string)), JsonSerializable(typeof(byte[]))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The context with the rules of <see cref="Codec.Options"/>: strict, camel case, words for enums.</summary>
    public static WireJson Strict { get; } = new(Codec.Options);
}

/// <summary>Converts messages to and from the JSON value of a hub method.</summary>
public static class WireCodec
{
    public static RawJson Pack<T>(T message) => new(JsonSerializer.SerializeToUtf8Bytes(message, Info<T>()));

    /// <summary>The message, or a rejection that names the field.</summary>
    public static (T? Message, Rejection? Rejection) Unpack<T>(RawJson json) where T : class =>
        StrictJson.Read<T>(json.Utf8.Span, Info<T>(), "the message");

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)WireJson.Strict.GetTypeInfo(typeof(T))!;
}
