using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Tracker.Server.Live;

/// <summary>The socket of a viewer. Every method takes and returns one JSON value of <see cref="Wire"/>.</summary>
[Authorize]
public sealed class RecordHub(Commands commands, Admission admission, ViewedRecords viewed, IPrincipals principals) : Hub
{
    private static readonly Rejection TooFast = new(RejectionCode.TooFast, "You sent too much in too short a time. Send it again later.");

    private Connection Connection => (Connection)Context.Items[typeof(Connection)]!;

    public async Task<RawJson> Execute(RawJson message)
    {
        if (!Connection.TryReceive(message.Utf8.Length)) return Rejected(TooFast);
        var (command, malformed) = Unpack<CommandMessage>(message);
        if (command is null) return Rejected(malformed!);
        if (Connection.IsOver) return WireCodec.Pack(OutcomeMessage.Unknown);
        if (IsOther(command.Viewer)) return Rejected(Rejection.OtherViewer);
        return Principal() is { } principal
            ? WireCodec.Pack(await commands.Execute(principal, command))
            : Rejected(Rejection.NotFound);
    }

    public async Task<RawJson> Open(RawJson message)
    {
        var taken = Connection.TryReceive(message.Utf8.Length);
        var (open, malformed) = Unpack<OpenMessage>(message);
        if (open is null) return WireCodec.Pack(new OpenedMessage(ActorId.Parse("none/none"), [], malformed));
        if (!taken) return WireCodec.Pack(new OpenedMessage(open.Actor, [], TooFast));
        if (Principal() is not { } principal) return WireCodec.Pack(new OpenedMessage(open.Actor, [], Rejection.NotFound));
        if (IsOther(open.Viewer)) return Closed(Rejection.OtherViewer);
        if (!commands.Knows(open.Actor)) return Closed(Rejection.NotFound);
        if (await admission.ToOpen(principal, open.Actor) is { } no) return Closed(no);
        var text = await viewed.Add(open.Actor, Connection, open.Session, open.Away);
        var reply = await commands.Open(principal, open, text);
        if (reply.Found) viewed.Admit(open.Actor, Connection);
        else viewed.Remove(open.Actor, Connection);
        return new RawJson(reply.Opened);

        RawJson Closed(Rejection rejection) => WireCodec.Pack(Commands.Closed(principal, open.Actor, rejection));
    }

    /// <summary>A change of a text. There is no reply: a frame shows that it was accepted, a refusal that it was not.</summary>
    [HubMethodName(Wire.Type)]
    public void Type(byte[] message)
    {
        var taken = Connection.TryReceive(message.Length);
        var isTooLarge = message.Length > Wire.MaxMessageBytes;
        var (typed, text, number, malformed) = TypeMessage.Read(isTooLarge ? message.AsSpan(0, TypeMessage.LongestHeader) : message);
        if (Connection.IsOver || !Connection.Texts.TryGetValue(text, out var window)) return;
        if (!taken) Refuse(TooFast);
        else if (isTooLarge) Refuse(Wire.TooLarge);
        else if (typed is null) Refuse(malformed!);
        else if (Principal() is not { } principal) Refuse(Rejection.NotFound);
        else window.Text.Typing.Add(window.Text, Connection, new TypeCall(Caller.Of(principal), window.Session, message));

        void Refuse(Rejection rejection) => window.Text.Refuse(Connection, window.Session, number, rejection);
    }

    public RawJson Close(RawJson message)
    {
        if (!Connection.TryReceive(message.Utf8.Length)) return Rejected(TooFast);
        var (close, malformed) = Unpack<CloseMessage>(message);
        if (close is null) return Rejected(malformed!);
        viewed.Remove(close.Actor, Connection);
        return WireCodec.Pack(new OutcomeMessage(Result.Accepted));
    }

    public RawJson Look(RawJson message)
    {
        if (!Connection.TryReceive(message.Utf8.Length)) return Rejected(TooFast);
        var (update, malformed) = Unpack<PresenceUpdate>(message);
        if (update is null) return Rejected(malformed!);
        if (TextLimits.Refuses(update.Field, "field", TextLimits.Name) is { } tooLong) return Rejected(tooLong);
        return viewed.Look(Connection, update) ? WireCodec.Pack(new OutcomeMessage(Result.Accepted)) : Rejected(Rejection.NotFound);
    }

    /// <summary>The hub accepts messages above the limit so that it can answer them instead of ending the connection.</summary>
    private static (T? Message, Rejection? Rejection) Unpack<T>(RawJson message) where T : class =>
        message.Utf8.Length > Wire.MaxMessageBytes ? (null, Wire.TooLarge) : WireCodec.Unpack<T>(message);

    /// <summary>A page sends with the cookie that its browser has at that moment, which may be that of another participant.</summary>
    private bool IsOther(ParticipantId? viewer) => viewer is { } named && named != Connection.Participant;

    private Principal? Principal() => principals.Find(Connection.Participant);

    private static RawJson Rejected(Rejection rejection) => WireCodec.Pack(OutcomeMessage.Rejected(rejection));
}
