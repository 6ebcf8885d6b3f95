using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>A hub client that speaks the JSON hub protocol by itself and keeps every byte it receives.</summary>
internal sealed class Tap : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come: only a failure takes that long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const char End = '\x1e';
    private static readonly JsonElement Nothing = JsonDocument.Parse("null").RootElement;
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly StringBuilder received = new();
    private readonly TaskCompletionSource shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int next;
    private string? ended;
    private Task reading = Task.CompletedTask;

    public event Action<string, JsonElement>? Message;

    /// <summary>Everything that came over the socket so far.</summary>
    public string Received { get { lock (received) return received.ToString(); } }

    /// <summary>Why nothing more will come, in the server's words where it said any; null while the socket is open.</summary>
    public string? Ended { get { lock (gate) return ended; } }

    public static async Task<Tap> Connect(Uri server, string cookie)
    {
        var tap = new Tap();
        tap.socket.Options.SetRequestHeader("Cookie", cookie);
        var address = new UriBuilder(server) { Scheme = "ws", Path = Wire.HubPath }.Uri;
        await tap.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        tap.reading = tap.Read();
        await tap.Send("{\"protocol\":\"json\",\"version\":1}");
        await tap.shaken.Task.WaitAsync(Patience);
        return tap;
    }

    /// <summary>The result of a hub method, or the error text of the hub as a JSON string.</summary>
    public async Task<JsonElement> Invoke(string method, string json)
    {
        var id = Interlocked.Increment(ref next).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (ended is not null) throw new IOException(ended);
            calls[id] = done;
        }
        await Send($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{json}}]}""");
        return await done.Task.WaitAsync(Patience);
    }

    public async Task<TReply> Invoke<TCall, TReply>(string method, TCall call) where TReply : class
    {
        var reply = await Invoke(method, WireCodec.Pack(call).ToString());
        var (message, rejection) = WireCodec.Unpack<TReply>(new RawJson(Encoding.UTF8.GetBytes(reply.GetRawText())));
        return message ?? throw new InvalidOperationException($"{rejection?.Sentence} {reply}");
    }

    /// <summary>Calls a hub method that answers nothing.</summary>
    public Task Post(string method, byte[] bytes) =>
        Send($$"""{"type":1,"target":"{{method}}","arguments":["{{Convert.ToBase64String(bytes)}}"]}""");

    /// <summary>Ends when the word has come over the socket.</summary>
    public async Task Hears(string word)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string _, JsonElement __)
        {
            if (Received.Contains(word, StringComparison.Ordinal)) heard.TrySetResult();
        }
        Message += Look;
        Look("", default);
        await heard.Task.WaitAsync(Patience);
        Message -= Look;
    }

    /// <summary>Sends a command to a record.</summary>
    public Task<OutcomeMessage> Send(ActorId actor, CompartmentId at, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        return Invoke<CommandMessage, OutcomeMessage>(
            Wire.Execute, new CommandMessage(actor, OperationId.New(), at, 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command))));
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task Send(string text)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>The first reason counts; nobody waits for an answer any more.</summary>
    private void Finish(string reason)
    {
        lock (gate) ended ??= reason;
        foreach (var call in calls.Values) call.TrySetException(new IOException(Ended));
    }

    private async Task Read()
    {
        var (buffer, text) = (new byte[64 * 1024], new MemoryStream());
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    Finish("The server closed the socket.");
                    return;
                }
                text.Write(buffer, 0, result.Count);
                if (!result.EndOfMessage) continue;
                var whole = Encoding.UTF8.GetString(text.ToArray());
                text.SetLength(0);
                lock (received) received.Append(whole);
                foreach (var message in whole.Split(End, StringSplitOptions.RemoveEmptyEntries)) Take(message);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Finish($"The socket broke: {e.Message}");
        }
    }

    private void Take(string text)
    {
        if (!shaken.Task.IsCompleted)
        {
            shaken.SetResult();
            return;
        }
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        switch (root.GetProperty("type").GetInt32())
        {
            case 1:
                Message?.Invoke(root.GetProperty("target").GetString()!, root.GetProperty("arguments")[0].Clone());
                break;
            case 3:
                if (calls.TryRemove(root.GetProperty("invocationId").GetString()!, out var done))
                    done.SetResult(root.TryGetProperty("result", out var result) || root.TryGetProperty("error", out result) ? result.Clone() : Nothing);
                break;
            case 7:
                Finish(root.TryGetProperty("error", out var error) ? error.GetString()! : "The server ended the connection.");
                break;
        }
    }
}
