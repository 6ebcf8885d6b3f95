using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Web.Drafts;

/// <summary>A co-edited text on the desk of one viewer.</summary>
/// <param name="names">Names of those who wrote before; who is here names himself.</param>
public sealed class DraftDesk(TrackerClient client, DraftSession session, CompartmentId at, IReadOnlyDictionary<string, string> names) : IDraftDesk
{
    public DraftSession Session => session;
    public TimeProvider Time => client.Time;

    public DraftState State => session.Record.View.Compartments.TryGetValue(at, out var c) ? (DraftState)c.State : DraftState.Empty;
    public ActorId Actor => session.Record.Actor;

    /// <summary>The confirmed version of the text's compartment; 0 before it was opened.</summary>
    public long Version => session.Record.Confirmed.VersionOf(at);

    public RichText Text => session.Text;
    public long Revision => session.Revision;
    public ParticipantId Me => client.Principal.Id;
    public bool CanType => session.CanType;
    public bool CanSuggest => session.CanSuggest;
    public TextRange Selection { get; private set; }

    /// <summary>The editor is asked to show a passage.</summary>
    public event Action<int, int>? ShowRequested;

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
        return (await session.Record.Send(at, command(Selection))).Rejection;
    }

    public string NameOf(ParticipantId? id) =>
        id is not { } known ? "nobody"
        : known == Me ? client.Principal.Name
        : session.Record.Present.FirstOrDefault(p => p.Participant == known)?.Name ?? names.GetValueOrDefault(known.Value, known.Value);

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
