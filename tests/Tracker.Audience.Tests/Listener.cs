using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>One of the cast with all that reaches him, by the way it came: a message of the hub or a route of the server.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Dictionary<string, HashSet<string>> heard = [];
    private readonly HashSet<ActorId> open = [];
    private readonly Lock gate = new();
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Listener(Role role, Tap tap)
    {
        (Role, Tap) = (role, tap);
        tap.Message += (push, message) =>
        {
            Add(push, message.GetRawText());
            if (push == Wire.Reopen) _ = Open(ActorId.Parse(message.GetProperty("actor").GetString()!));
        };
    }

    public Role Role { get; }
    public Tap Tap { get; }

    public static async Task<Listener> Connect(Stage stage, Role role) => new(role, await stage.Connect(role));

    /// <summary>The tokens of everything that came, also in frames that nobody took apart.</summary>
    public HashSet<string> Heard()
    {
        var received = Tokens.In(Spelled.Out(Tap.Received));
        lock (gate) return [.. received, .. heard.Values.SelectMany(t => t)];
    }

    /// <summary>The tokens of what came one way.</summary>
    public HashSet<string> Heard(string way)
    {
        lock (gate) return heard.TryGetValue(way, out var tokens) ? [.. tokens] : [];
    }

    /// <summary>Something came: a whole message or answer.</summary>
    public void Add(string way, string bytes)
    {
        var tokens = Tokens.In(Spelled.Out(bytes));
        lock (gate)
        {
            if (!heard.TryGetValue(way, out var all)) heard[way] = all = [];
            all.UnionWith(tokens);
            more.TrySetResult();
            more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until one of the words has come this way; false where none comes.</summary>
    public async Task<bool> Hears(string way, IReadOnlyCollection<string> words)
    {
        while (NextUnless(way, words) is { } next)
        {
            try
            {
                await next.WaitAsync(Tap.Patience);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
        return true;
    }

    private Task? NextUnless(string way, IReadOnlyCollection<string> words)
    {
        lock (gate) return Heard(way).Overlaps(words) ? null : more.Task;
    }

    /// <summary>Opens a record, unless it is open to him already. Whenever he is asked to he opens it again, as every client does.</summary>
    public async Task View(ActorId actor)
    {
        if (!open.Contains(actor) && (await Open(actor)).Rejection is null) open.Add(actor);
    }

    /// <summary>With a window to type in, where it is a text.</summary>
    private Task<OpenedMessage> Open(ActorId actor) =>
        Tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor, Session: DraftId.IsText(actor) ? Guid.NewGuid() : null));

    public ValueTask DisposeAsync() => Tap.DisposeAsync();
}
