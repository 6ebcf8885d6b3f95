using Tracker.Domain.Drafts;
using Tracker.Web.Live;

namespace Tracker.Web.Drafts;

/// <summary>A co-edited text as one viewer works on it.</summary>
/// <param name="names">Names of earlier authors who may not be present.</param>
public sealed class DraftDesk(TrackerClient client, DraftSession session, CompartmentId at, IReadOnlyDictionary<string, string> names)
    : Desk(client, session.Record, names), IDraftDesk
{
    public DraftSession Session => session;
    public override Status Status => session.Status;
    public override bool WouldLose => base.WouldLose || session.PendingCount > 0;
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

    public override IDisposable OnChange(Action handler)
    {
        var record = base.OnChange(handler);
        session.Changed += handler;
        return new Ending(() =>
        {
            record.Dispose();
            session.Changed -= handler;
        });
    }

    public async Task<Rejection?> Send(Func<DraftCommand> command)
    {
        await session.Settled(default);
        return await Send(command());
    }

    public async Task<Rejection?> Send(TextRange about, Func<Passage, DraftCommand> command) =>
        await session.Settled(about) is { } passage ? await Send(command(passage)) : Kept(command(default), DraftPart.PassageDeleted);

    public override IReadOnlyList<UnsavedWords> Unsaved =>
        [.. base.Unsaved, .. from refused in session.Refusals
                             let words = refused.Inserted.TrimEnd('\n')
                             where words.Length > 0
                             select new UnsavedWords("Typed in the text", words, refused.Reason.Sentence, refused)];

    public override void Discard(UnsavedWords words)
    {
        if (words.Source is RefusedText refused) session.Dismiss(refused);
        base.Discard(words);
    }

    private async Task<Rejection?> Send(DraftCommand command) =>
        (command is DecideSuggestions decision ? await session.Decide(decision) : await Send(at, command)).Rejection;

    /// <summary>Reads who may read the text; if the server cannot be reached, the known readers stay.</summary>
    public async Task ReadReaders(ApiClient api) => Readers = (await api.Readers(Actor).OrWhy("")).Value ?? Readers;

    protected override string? Known(ParticipantId id) => Readers.FirstOrDefault(r => r.Participant == id)?.Name;

    public override int? OrderOf(ParticipantId id) => PatternOf(id);

    public int PatternOf(ParticipantId id) => State.Authors.IndexOf(id) is >= 0 and var place ? place % 10 : Math.Abs(id.Value.Sum(c => c)) % 10;

    public void Show(int from, int to) => ShowRequested?.Invoke(from, to);
}
