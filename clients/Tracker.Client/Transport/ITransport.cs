namespace Tracker.Client;

/// <summary>Whether the server can be heard. <see cref="Offline"/>: not for some seconds.</summary>
public enum Link { Up, Reconnecting, Offline }

/// <summary>The way to the server: calls with one JSON value each, and what the server sends by itself.</summary>
public interface ITransport
{
    Link Link { get; }

    /// <summary>Rises with every new connection; what was opened on an older one is no longer sent.</summary>
    long Epoch { get; }

    /// <summary><see cref="Link"/> or <see cref="Epoch"/> changed.</summary>
    event Action? LinkChanged;

    /// <summary>Name of the message (<see cref="Wire.Frame"/>, <see cref="Wire.Presence"/>, <see cref="Wire.Reopen"/>, <see cref="Wire.Refused"/>) and its JSON, in order.</summary>
    event Action<string, RawJson>? Received;

    /// <summary>Bytes of a <see cref="TextFrame"/>, in order with <see cref="Received"/>.</summary>
    event Action<byte[]>? TextReceived;

    /// <summary>Sends bytes to a hub method that does not reply. After an exception they may still have arrived.</summary>
    Task Send(string method, byte[] bytes);

    /// <summary>Calls a hub method. Any exception means: no answer came; the call may have had its effect.</summary>
    Task<RawJson> Invoke(string method, RawJson argument, CancellationToken cancel);
}
