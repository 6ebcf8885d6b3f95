using Tracker.Domain.Drafts;
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

    public DraftState State => session.View;
    public ActorId Actor => Record.Actor;

    /// <summary>The confirmed version of the text's compartment; 0 before it was opened.</summary>
    public long Version => Record.Confirmed.VersionOf(at);

    public RichText Text => session.Text;
    public long Revision => session.Revision;
    public bool CanType => session.CanType;
    public bool CanSuggest => session.CanSuggest;
    public bool IsWriter => session.IsWriter;
    public IReadOnlyList<Reader> Readers { get; private set; } = [];
    public TextRange Selection => new(session.Selection.From, session.Selection.To);

    /// <summary>The editor is asked to show a passage.</summary>
    public event Action<int, int>? ShowRequested;

    public override void OnChange(Action handler)
    {
        base.OnChange(handler);
        session.Changed += handler;
    }

    public async Task<Rejection?> Send(Func<DraftCommand> command)
    {
        await session.Settled(default);
        return await Send(command());
    }

    public async Task<Rejection?> Send(TextRange about, Func<Passage, DraftCommand> command) =>
        await session.Settled(about) is { } passage ? await Send(command(passage))
        : new Rejection(RejectionCode.Conflict, "The passage was deleted in the meantime.", "from");

    private async Task<Rejection?> Send(DraftCommand command) =>
        (command is DecideSuggestions decision ? await session.Decide(decision) : await Send(at, command)).Rejection;

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
}
