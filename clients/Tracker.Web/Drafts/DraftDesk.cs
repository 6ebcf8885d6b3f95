using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using Tracker.Web.Live;

namespace Tracker.Web.Drafts;

/// <summary>A co-edited text on the desk of one viewer.</summary>
/// <param name="names">Names of those who wrote before and may not be here now.</param>
public sealed class DraftDesk(TrackerClient client, DraftSession session, CompartmentId at, IReadOnlyDictionary<string, string> names)
    : Desk(client, session.Record, names), IDraftDesk
{
    public DraftSession Session => session;
    public override Status Status => session.Status;
    public override int PendingCount => session.PendingCount + Record.PendingCount;

    public DraftState State => Of<DraftState>(at) ?? DraftState.Empty;
    public ActorId Actor => Record.Actor;

    /// <summary>The confirmed version of the text's compartment; 0 before it was opened.</summary>
    public long Version => Record.Confirmed.VersionOf(at);

    public RichText Text => session.Text;
    public long Revision => session.Revision;
    public bool CanType => session.CanType;
    public bool CanSuggest => session.CanSuggest;
    public bool IsWriter => session.IsWriter;
    public IReadOnlyList<Reader> Readers { get; private set; } = [];
    public TextRange Selection { get; private set; }

    /// <summary>The editor is asked to show a passage.</summary>
    public event Action<int, int>? ShowRequested;

    public override void OnChange(Action handler)
    {
        base.OnChange(handler);
        session.Changed += handler;
    }

    public void Select(int from, int to)
    {
        var end = Text.Length;
        Selection = new TextRange(Math.Min(from, end), Math.Min(to, end));
        session.Select(Selection.From, Selection.To);
    }

    public void Moved(TextChange change) =>
        Selection = new TextRange(change.TransformPosition(Selection.From, true), change.TransformPosition(Selection.To, true));

    public async Task<Rejection?> Send(Func<TextRange, DraftCommand> command)
    {
        await Confirmed();
        var sent = command(Selection);
        return (sent is DecideSuggestions decision ? await session.Decide(decision) : await Send(at, sent)).Rejection;
    }

    /// <summary>Asks who may read the text; where the server cannot be asked, those known stay.</summary>
    public async Task Meet(HttpClient http)
    {
        try
        {
            if ((await new ApiClient(http).Readers(Actor)).Value is { } readers) Readers = readers;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // Names are offered and shown without them.
        }
    }

    public override string NameOf(ParticipantId? id) => Readers.FirstOrDefault(r => r.Participant == id)?.Name ?? base.NameOf(id);

    public override string MarkOf(ParticipantId id) => $"pattern-{PatternOf(id)}";

    public int PatternOf(ParticipantId id) => State.Authors.IndexOf(id) is >= 0 and var place ? place % 10 : Math.Abs(id.Value.Sum(c => c)) % 10;

    public void Show(int from, int to) => ShowRequested?.Invoke(from, to);

    /// <summary>Places in the text mean the same to the server once nothing of mine is on its way.</summary>
    private async Task Confirmed()
    {
        while (session.PendingCount > 0)
        {
            var changed = new TaskCompletionSource();
            void Done() => changed.TrySetResult();
            session.Changed += Done;
            if (session.PendingCount > 0) await changed.Task;
            session.Changed -= Done;
        }
    }
}
