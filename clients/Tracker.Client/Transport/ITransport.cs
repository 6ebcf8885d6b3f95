namespace Tracker.Client;

/// <summary>The connection to the server. <see cref="Offline"/>: lost for some seconds. <see cref="SignedOut"/>: the session has ended, so the server
/// takes no connection until someone signs in.</summary>
public enum Link { Up, Reconnecting, Offline, SignedOut }

/// <summary>The connection to the server: calls with one JSON value each, and messages from the server.</summary>
public interface ITransport
{
    Link Link { get; }

    /// <summary>Increases with every new connection; records opened on an older one receive nothing.</summary>
    long Epoch { get; }

    /// <summary><see cref="Link"/> or <see cref="Epoch"/> changed.</summary>
    event Action? LinkChanged;

    /// <summary>
    /// Name (<see cref="Wire.Frame"/>, <see cref="Wire.Presence"/>, <see cref="Wire.Reopen"/> or <see cref="Wire.Refused"/>) and JSON of a message, in order.
    /// </summary>
    event Action<string, RawJson>? Received;

    /// <summary>Bytes of a <see cref="TextFrame"/>, in order with <see cref="Received"/>.</summary>
    event Action<byte[]>? TextReceived;

    /// <summary>Sends bytes to a hub method that does not reply. After an exception they may still have arrived.</summary>
    Task Send(string method, byte[] bytes);

    /// <summary>Tries to connect again now instead of after a wait.</summary>
    void Retry()
    {
    }

    /// <summary>Makes no new connection for some seconds: what holds this one is about to be left, and its session to end.</summary>
    void Hold()
    {
    }

    /// <summary>Calls a hub method. Any exception means that no answer came; the call may have taken effect.</summary>
    Task<RawJson> Invoke(string method, RawJson argument, CancellationToken cancel);
}
