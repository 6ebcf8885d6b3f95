using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.Extensions.Time.Testing;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Transport;

public sealed class TrackerConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(HubFormat.MessagePack)]
    [InlineData(HubFormat.Json)]
    public async Task A_call_returns_its_json_and_a_push_arrives(HubFormat format)
    {
        await using var server = await HubServer.Start();
        await using var connection = new TrackerConnection(To(server.Address) with { Format = format });
        var pushed = new TaskCompletionSource<(string, string)>();
        connection.Received += (name, json) => pushed.TrySetResult((name, json.ToString()));
        connection.Start();
        await Becomes(connection, Link.Up);

        var reply = await connection.Invoke(Wire.Execute, Json("""{"text":"Übertragung"}"""), CancellationToken.None);
        await server.Push(Wire.Frame, Json("""{"n":1}"""));

        Assert.Equal("""{"text":"Übertragung"}""", System.Text.RegularExpressions.Regex.Unescape(reply.ToString()));
        Assert.Equal((Wire.Frame, """{"n":1}"""), await pushed.Task.WaitAsync(Patience));
    }

    [Theory]
    [InlineData(HubFormat.MessagePack)]
    [InlineData(HubFormat.Json)]
    public async Task Bytes_that_are_typed_arrive_and_bytes_of_a_text_come_back(HubFormat format)
    {
        await using var server = await HubServer.Start();
        await using var connection = new TrackerConnection(To(server.Address) with { Format = format });
        var text = new TaskCompletionSource<byte[]>();
        connection.TextReceived += bytes => text.TrySetResult(bytes);
        connection.Start();
        await Becomes(connection, Link.Up);

        await connection.Send(Wire.Type, [0, 1, 127, 128, 255]);

        Assert.Equal([0, 1, 127, 128, 255], await text.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task The_next_server_is_taken_when_one_is_gone()
    {
        var first = await HubServer.Start();
        await using var second = await HubServer.Start();
        await using var connection = new TrackerConnection(To(first.Address, second.Address));
        connection.Start();
        await Becomes(connection, Link.Up);
        Assert.Equal((first.Address, 1), (connection.Server, connection.Epoch));

        await first.DisposeAsync();
        await Becomes(connection, Link.Up, epoch: 2);

        Assert.Equal(second.Address, connection.Server);
        Assert.Equal("{}", (await connection.Invoke(Wire.Execute, Json("{}"), CancellationToken.None)).ToString());
    }

    [Fact]
    public async Task A_server_that_falls_silent_shows_within_two_seconds()
    {
        var time = new FakeTimeProvider();
        await using var server = await HubServer.Start(keepAlive: TimeSpan.FromHours(1));
        await using var connection = new TrackerConnection(To(server.Address) with { Time = time });
        connection.Start();
        await Becomes(connection, Link.Up);

        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(Link.Up, connection.Link);
        time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(Link.Reconnecting, connection.Link);
    }

    [Fact]
    public async Task Without_any_server_it_goes_offline_and_calls_fail()
    {
        await using var connection = new TrackerConnection(
            To(new Uri("http://127.0.0.1:9")) with { OfflineAfter = TimeSpan.FromMilliseconds(300) });
        connection.Start();

        await Becomes(connection, Link.Offline);

        while (connection.Fault is null) await Task.Yield();
        await Assert.ThrowsAsync<InvalidOperationException>(() => connection.Invoke(Wire.Execute, Json("{}"), CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_does_not_know_the_sender_asks_for_a_sign_in_and_finds_no_token_in_the_address()
    {
        var addresses = new List<string>();
        await using var server = await HubServer.Start(admits: context =>
        {
            lock (addresses) addresses.Add(context.Request.Path + context.Request.QueryString);
            return context.Request.Headers.Authorization == "Bearer good";
        });
        await using (var stranger = new TrackerConnection(To(server.Address) with { OfflineAfter = TimeSpan.Zero }))
        {
            stranger.Start();
            await Becomes(stranger, Link.SignedOut);
            Assert.True(stranger.SignInNeeded);
        }
        await using var known = new TrackerConnection(To(server.Address) with { Http = o => o.Headers["Authorization"] = "Bearer good" });
        known.Start();
        await Becomes(known, Link.Up);

        Assert.All(addresses, address => Assert.Equal(Wire.HubPath, address));
    }

    [Theory]
    [InlineData(HubFormat.MessagePack)]
    [InlineData(HubFormat.Json)]
    public async Task Where_websockets_are_blocked_calls_pushes_and_bytes_go_by_long_polling(HubFormat format)
    {
        await using var server = await HubServer.Start(
            admits: c => c.Request.Headers.Upgrade.Count == 0, refusal: StatusCodes.Status502BadGateway);
        await using var connection = new TrackerConnection(To(server.Address) with { Format = format });
        var (pushed, text) = (new TaskCompletionSource<string>(), new TaskCompletionSource<byte[]>());
        connection.Received += (_, json) => pushed.TrySetResult(json.ToString());
        connection.TextReceived += bytes => text.TrySetResult(bytes);
        connection.Start();
        await Becomes(connection, Link.Up);

        Assert.Equal("{}", (await connection.Invoke(Wire.Execute, Json("{}"), CancellationToken.None)).ToString());
        await connection.Send(Wire.Type, [0, 128, 255]);
        await server.Push(Wire.Frame, Json("""{"n":1}"""));

        Assert.Equal("""{"n":1}""", await pushed.Task.WaitAsync(Patience));
        Assert.Equal([0, 128, 255], await text.Task.WaitAsync(Patience));
    }

    /// <summary>A browser does not say why a socket was refused, so the page asks.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_ended_asks_for_a_sign_in_and_connects_again_after_it(bool pressed)
    {
        var signedIn = true;
        await using var server = await HubServer.Start(admits: _ => Volatile.Read(ref signedIn));
        await using var connection = new TrackerConnection(To(server.Address) with
        {
            Http = o => o.WebSocketFactory = Unexplained,
            AskAgainAfter = pressed ? Patience : TimeSpan.FromMilliseconds(20),
            IsSignedIn = (_, _) => Task.FromResult<bool?>(Volatile.Read(ref signedIn)),
        });
        Volatile.Write(ref signedIn, false);
        connection.Start();
        await Becomes(connection, Link.SignedOut);

        Volatile.Write(ref signedIn, true);
        if (pressed) connection.Retry();

        await Becomes(connection, Link.Up);
        Assert.False(connection.SignInNeeded);
    }

    [Fact]
    public async Task A_server_that_is_gone_does_not_ask_for_a_sign_in()
    {
        await using var connection = new TrackerConnection(To(new Uri("http://127.0.0.1:9")) with
        {
            OfflineAfter = TimeSpan.FromMilliseconds(300),
            IsSignedIn = (_, _) => throw new HttpRequestException("There is no server."),
        });
        connection.Start();

        await Becomes(connection, Link.Offline);

        Assert.False(connection.SignInNeeded);
    }

    private static async ValueTask<WebSocket> Unexplained(WebSocketConnectionContext context, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(context.Uri, cancel);
            return socket;
        }
        catch (WebSocketException)
        {
            throw new IOException("The socket could not be opened.");
        }
    }

    /// <summary>A try to connect and a silence of the server may last, so that a busy machine passes for neither.</summary>
    private static ConnectionOptions To(params Uri[] servers) => new(servers) { ConnectWithin = Patience, Silent = Patience };

    private static RawJson Json(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task Becomes(TrackerConnection connection, Link link, long epoch = 0)
    {
        var reached = new TaskCompletionSource();
        void Look()
        {
            if (connection.Link == link && connection.Epoch >= epoch) reached.TrySetResult();
        }
        connection.LinkChanged += Look;
        Look();
        await reached.Task.WaitAsync(Patience);
        connection.LinkChanged -= Look;
    }
}
