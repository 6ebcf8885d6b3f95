using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Tracker.Server.Limits;
using Tracker.Server.Live;
using Tracker.Server.SignIn;

namespace Tracker.Server.WarmUp;

/// <summary>The hub, called within the process: everything behind the socket takes part.</summary>
internal sealed class MemoryHub(HubConnectionHandler<RecordHub> hub, IHubProtocolResolver protocols)
{
    private const string Format = "messagepack";

    public Caller Connect(ParticipantId participant) => new(hub, protocols.GetProtocol(Format, null)!, participant);

    /// <summary>One connection. It waits for one answer at a time.</summary>
    internal sealed class Caller : IAsyncDisposable
    {
        private readonly Pipe toHub = new(), fromHub = new();
        private readonly IHubProtocol protocol;
        private readonly Task serving;
        private bool isGreeted;

        public Caller(HubConnectionHandler<RecordHub> hub, IHubProtocol protocol, ParticipantId participant)
        {
            this.protocol = protocol;
            var (there, here) = (new DuplexPipe(toHub.Reader, fromHub.Writer), new DuplexPipe(fromHub.Reader, toHub.Writer));
            var connection = new DefaultConnectionContext(Guid.NewGuid().ToString("N"), there, here) { User = Session.UserOf(participant, "rehearsal") };
            serving = hub.OnConnectedAsync(connection);
            HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage(protocol.Name, protocol.Version), toHub.Writer);
        }

        /// <summary>Completes once the hub answered. Throws <see cref="HubException"/> if it answered with an error or ended.</summary>
        public async Task Invoke(string method, RawJson argument, CancellationToken cancellation)
        {
            protocol.WriteMessage(new InvocationMessage("1", method, [argument]), toHub.Writer);
            await toHub.Writer.FlushAsync(cancellation);
            for (var answered = false; !answered;)
            {
                var read = await fromHub.Reader.ReadAsync(cancellation);
                var rest = read.Buffer;
                answered = Answers(ref rest);
                fromHub.Reader.AdvanceTo(rest.Start, rest.End);
                if (!answered && read.IsCompleted) throw new HubException("The hub ended the connection.");
            }
        }

        public async ValueTask DisposeAsync()
        {
            await toHub.Writer.CompleteAsync();
            await serving;
        }

        private bool Answers(ref ReadOnlySequence<byte> received)
        {
            if (!isGreeted && !(isGreeted = HandshakeProtocol.TryParseResponseMessage(ref received, out _))) return false;
            while (protocol.TryParseMessage(ref received, Answer.Binder, out var message))
                if (message is CompletionMessage answer) return answer.Error is null ? true : throw new HubException(answer.Error);
            return false;
        }
    }

    private sealed class Answer : IInvocationBinder
    {
        public static readonly Answer Binder = new();
        public Type GetReturnType(string invocationId) => typeof(RawJson);
        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [typeof(RawJson)];
        public Type GetStreamItemType(string streamId) => typeof(RawJson);
    }
}
