using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Benchmarks.Attacks;

/// <summary>One participant at full speed, in a process of its own, until it is killed. Where nobody listens it does the same work for nothing.</summary>
internal static class Attacker
{
    public const string Verb = "attacker";

    /// <summary>Opens records that do not exist; sends long messages, short ones; connects again and again; reads pages.</summary>
    public static readonly string[] Ways = ["opens", "long", "short", "sockets", "pages"];

    private const int AtOnce = 32;

    public static async Task<int> Run(string how, Uri target, string cookie)
    {
        Func<Task> turn = how switch
        {
            "opens" => () => Flood(target, cookie, () => Call(Wire.Open, WireCodec.Pack(new OpenMessage(ActorId.Parse($"work-item/{Guid.NewGuid():N}"))))),
            "long" => () => Flood(target, cookie, Always(Call(Wire.Look, Looks(new string('x', 60_000))))),
            "short" => () => Flood(target, cookie, Always(Call(Wire.Look, Looks("x")))),
            "sockets" => () => Flood(target, cookie, () => []),
            _ => () => Read(target, cookie),
        };
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (true) await turn();
        })));
        return 0;
    }

    private static Func<byte[]> Always(byte[] message) => () => message;

    private static RawJson Looks(string field) => WireCodec.Pack(new PresenceUpdate(ActorId.Parse("delegation/none"), Field: field));

    private static byte[] Call(string method, RawJson argument) =>
        Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{argument}}]}""" + '\x1e');

    /// <summary>One socket that sends until it is ended; without a message it is left open and the next is made.</summary>
    private static async Task Flood(Uri target, string cookie, Func<byte[]> next)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
            await socket.ConnectAsync(new UriBuilder(target) { Scheme = "ws", Path = Wire.HubPath }.Uri, CancellationToken.None);
            await Send(socket, "{\"protocol\":\"json\",\"version\":1}\x1e"u8.ToArray());
            _ = Drain(socket);
            while (next() is { Length: > 0 } message) await Send(socket, message);
        }
        catch (Exception e) when (e is WebSocketException or IOException or SocketException or InvalidOperationException)
        {
            socket.Dispose();
        }
    }

    private static Task Send(ClientWebSocket socket, byte[] message) =>
        socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task Drain(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, CancellationToken.None)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException)
        {
            // The server ended it.
        }
    }

    private static async Task Read(Uri target, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = target };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        try
        {
            while (true) await http.GetByteArrayAsync(new Uri("/delegations", UriKind.Relative));
        }
        catch (HttpRequestException)
        {
            // Refused, by the server or since nobody listens.
        }
    }
}
