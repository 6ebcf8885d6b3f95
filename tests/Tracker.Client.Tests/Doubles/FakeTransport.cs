using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Doubles;

/// <summary>A connection whose requests, replies and frames move only when the test says so.</summary>
internal sealed class FakeTransport(FakeServer server, Principal principal) : ITransport
{
    private readonly Queue<(string Method, RawJson Argument, TaskCompletionSource<RawJson>? Reply)> requests = new();
    private readonly Queue<(TaskCompletionSource<RawJson> Reply, RawJson Json)> replies = new();
    private readonly Queue<(string Name, RawJson Json)> messages = new();
    private readonly List<(string Name, RawJson Json)> sentEarlier = [];

    public Link Link { get; private set; } = Link.Reconnecting;
    public long Epoch { get; private set; }
    public event Action? LinkChanged;
    public event Action<string, RawJson>? Received;
    public event Action<byte[]>? TextReceived;

    public Principal Principal { get; set; } = principal;
    public HashSet<ActorId> Open { get; } = [];

    /// <summary>The window in which the viewer types, as he named it last.</summary>
    public Guid? Session { get; private set; }

    public List<byte[]> TypedMessages { get; } = [];

    /// <summary>How often presence was told.</summary>
    public int Looks { get; private set; }
    public List<CommandMessage> Executed { get; } = [];
    public List<OpenMessage> Opened { get; } = [];
    public int Waiting => requests.Count + replies.Count + messages.Count;
    public bool IsConnected { get; private set; }

    public Task<RawJson> Invoke(string method, RawJson argument, CancellationToken cancel)
    {
        // Continues inline, so that a run depends on nothing but its steps.
        var reply = new TaskCompletionSource<RawJson>();
        if (!IsConnected) reply.SetException(new InvalidOperationException("There is no connection to the server."));
        else requests.Enqueue((method, argument, reply));
        return reply.Task;
    }

    public Task Send(string method, byte[] bytes)
    {
        if (!IsConnected) return Task.FromException(new InvalidOperationException("There is no connection to the server."));
        requests.Enqueue((method, new RawJson(bytes), null));
        return Task.CompletedTask;
    }

    public void Push(string name, byte[] bytes)
    {
        if (IsConnected) messages.Enqueue((name, new RawJson(bytes)));
    }

    public void Push<T>(string name, T message)
    {
        if (IsConnected) messages.Enqueue((name, WireCodec.Pack(message)));
    }

    public void Connect()
    {
        if (IsConnected) return;
        (IsConnected, Link) = (true, Link.Up);
        Epoch++;
        LinkChanged?.Invoke();
    }

    public void Disconnect(Link link = Link.Reconnecting)
    {
        if (!IsConnected) return;
        (IsConnected, Link) = (false, link);
        foreach (var (method, argument, _) in requests.Where(r => r.Method == Wire.Type)) server.Late.Add((Principal, Session!.Value, argument.Utf8.ToArray()));
        var lost = requests.Select(r => r.Reply).OfType<TaskCompletionSource<RawJson>>().Concat(replies.Select(r => r.Reply)).ToList();
        requests.Clear();
        replies.Clear();
        messages.Clear();
        sentEarlier.Clear();
        Open.Clear();
        foreach (var reply in lost) reply.TrySetException(new IOException("The connection was lost."));
        LinkChanged?.Invoke();
    }

    /// <summary>The server is not heard for a while and the connection stays.</summary>
    public void Turn(Link link)
    {
        if (!IsConnected && link == Link.Up) return;
        Link = link;
        LinkChanged?.Invoke();
    }

    /// <summary>The next request reaches the server; its reply waits.</summary>
    public bool DeliverRequest()
    {
        if (!requests.TryDequeue(out var request)) return false;
        if (request.Reply is null)
        {
            TypedMessages.Add(request.Argument.Utf8.ToArray());
            server.Type(this, TypedMessages[^1]);
            return true;
        }
        switch (request.Method)
        {
            case Wire.Execute:
                var command = WireCodec.Unpack<CommandMessage>(request.Argument).Message!;
                Executed.Add(command);
                Answer(request.Reply, server.Execute(Principal, command));
                break;
            case Wire.Open:
                var open = WireCodec.Unpack<OpenMessage>(request.Argument).Message!;
                Opened.Add(open);
                Open.Add(open.Actor);
                Session = open.Session;
                Answer(request.Reply, server.Open(Principal, open));
                break;
            case Wire.Look:
                Looks++;
                server.Look(Principal, WireCodec.Unpack<PresenceUpdate>(request.Argument).Message!);
                Answer(request.Reply, new OutcomeMessage(Result.Accepted));
                break;
            case Wire.Close:
                Open.Remove(WireCodec.Unpack<CloseMessage>(request.Argument).Message!.Actor);
                Answer(request.Reply, new OutcomeMessage(Result.Accepted));
                break;
            default:
                request.Reply.SetException(new InvalidOperationException($"There is no hub method '{request.Method}'."));
                break;
        }
        return true;
    }

    public bool DeliverReply()
    {
        if (!replies.TryDequeue(out var reply)) return false;
        reply.Reply.TrySetResult(reply.Json);
        return true;
    }

    public bool DeliverMessage()
    {
        if (!messages.TryDequeue(out var message)) return false;
        if (message.Name != Wire.Refused) sentEarlier.Add(message);
        Receive(message);
        return true;
    }

    /// <summary>A frame of this connection comes once more, as one does that is in an answer to an opening too.</summary>
    public void RepeatMessage(int which)
    {
        if (sentEarlier.Count == 0) return;
        Receive(sentEarlier[which % sentEarlier.Count]);
    }

    private void Receive((string Name, RawJson Json) message)
    {
        if (message.Name == Wire.Text) TextReceived?.Invoke(message.Json.Utf8.ToArray());
        else Received?.Invoke(message.Name, message.Json);
    }

    /// <summary>The reader was too slow: its queue is dropped and it is told to open again.</summary>
    public void Overflow(ActorId actor)
    {
        messages.Clear();
        Push(Wire.Reopen, new ReopenMessage(actor));
    }

    public void LoseMessages() => messages.Clear();

    private void Answer<T>(TaskCompletionSource<RawJson> reply, T message) => replies.Enqueue((reply, WireCodec.Pack(message)));
}
