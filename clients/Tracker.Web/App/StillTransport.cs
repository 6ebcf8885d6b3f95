namespace Tracker.Web.App;

/// <summary>No connection: while the server writes a page, its records are shown as they were read.</summary>
public sealed class StillTransport : ITransport
{
    private static readonly InvalidOperationException NoConnection = new("A page that the server writes has no connection.");

    public Link Link => Link.Reconnecting;
    public long Epoch => 0;
    public event Action? LinkChanged { add { } remove { } }
    public event Action<string, RawJson>? Received { add { } remove { } }
    public event Action<byte[]>? TextReceived { add { } remove { } }
    public Task Send(string method, byte[] bytes) => Task.FromException(NoConnection);
    public Task<RawJson> Invoke(string method, RawJson argument, CancellationToken cancel) => Task.FromException<RawJson>(NoConnection);
}
