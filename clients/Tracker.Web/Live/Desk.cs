using Tracker.Web.App;
using Tracker.Web.Parts;

namespace Tracker.Web.Live;

/// <summary>A record as a screen works on it: its session, its rules, and the fields that are being edited.</summary>
public class Desk
{
    private const string FormClosed = "This was not sent, and its form is closed.";

    private readonly TrackerClient client;
    private readonly RecordSession record;
    private IReadOnlyDictionary<string, string>? names;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldDraft> drafts = new(StringComparer.Ordinal);
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);
    private bool lacksNames;
    private UnsentForms? forms;
    private HeldActs? removals;

    /// <param name="names">Names, by identifier, of the people and groups that are mentioned in the record.</param>
    public Desk(TrackerClient client, RecordSession record, IReadOnlyDictionary<string, string>? names = null)
    {
        (this.client, this.record, this.names) = (client, record, names);
        Refused = new RefusedWords(Redraw);
    }

    public RecordSession Record => record;

    /// <summary>Words of refused commands.</summary>
    public RefusedWords Refused { get; }

    public TimeProvider Time => client.Time;
    public ParticipantId Me => client.Principal.Id;
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
    public Standing Standing => new(client.Principal, record.Role, Today);

    /// <summary>True while a field has text that was not sent yet.</summary>
    public bool IsWriting => drafts.Count > 0;

    /// <summary>The forms of the page, with what is written in them.</summary>
    public UnsentForms Forms => forms ??= new(Redraw);

    /// <summary>What was removed here and can still be undone.</summary>
    public HeldActs Removals => removals ??= Held(HeldActs.OfRemovals);

    /// <summary>True if something would be lost if the page was left now, after <see cref="SendTyped"/>.</summary>
    public virtual bool WouldLose =>
        IsWriting || Forms.Count > 0 || record.Conflicts.Count > 0 || record.WouldLose || (Forms.IsSending && record.PendingCount == 0)
        || (Removals.Count > 0 && record.Status is Status.Offline or Status.Reconnecting);

    /// <summary>True while something was written here that is not saved, or not sent.</summary>
    public bool HasUnsaved =>
        IsWriting || Forms.Count > 0 || Forms.IsSending || Removals.Count > 0 || PendingCount > 0 || record.Conflicts.Count > 0
        || Unsaved.Count > 0;

    private HeldActs Held(TimeSpan within) => new(Time, within, async (at, command) => (await Send(at, command)).Rejection, Redraw);

    /// <summary>Whether what was changed here has been saved.</summary>
    public virtual Status Status => record.Status;

    /// <summary>The number of changes whose outcome is not known yet.</summary>
    public virtual int PendingCount => record.PendingCount;

    private event Action? DraftsChanged;

    /// <summary>Calls the handler, on any thread, after anything that the screen shows has changed, until the result is disposed.</summary>
    public virtual IDisposable OnChange(Action handler)
    {
        record.Changed += handler;
        DraftsChanged += handler;
        return new Ending(() =>
        {
            record.Changed -= handler;
            DraftsChanged -= handler;
        });
    }

    /// <summary>False while the server writes the page: nothing of it can be edited before the browser has it.</summary>
    public bool IsLive => client.Transport is not StillTransport;

    /// <summary>Ends what the desk keeps open.</summary>
    public virtual ValueTask Close() => record.DisposeAsync();

    /// <summary>Draws the page again soon.</summary>
    public void Redraw() => DraftsChanged?.Invoke();

    /// <summary>What was typed into a field and not sent yet, or null.</summary>
    public FieldDraft? DraftOf(string field) => drafts.GetValueOrDefault(field);

    /// <summary>Keeps what was typed into a field until it is sent; null if there is nothing to keep.</summary>
    public void Draft(string field, FieldDraft? typed)
    {
        var had = drafts.Remove(field);
        if (typed is not null) drafts[field] = typed;
        if (had != typed is not null) Redraw();
    }

    /// <summary>Sends what was typed into fields, without waiting for a pause.</summary>
    public void SendTyped()
    {
        foreach (var typed in drafts.Values.ToList()) _ = typed.Send();
    }

    public TState? Of<TState>(CompartmentId at) where TState : class =>
        record.View.Compartments.TryGetValue(at, out var c) ? (TState)c.State : null;

    /// <summary>Compartments in which the viewer may write, empty ones included; the delegation's comes first.</summary>
    public IEnumerable<CompartmentId> Writable =>
        record.Rights.Where(r => r.Value == Right.Write).Select(r => r.Key).OrderBy(c => c != CompartmentId.Delegation).ThenBy(c => c);

    /// <summary>Why the rules would refuse this command now, or null if they would not.</summary>
    public Rejection? Refuses(CompartmentId at, Command command) => record.Refuses(at, command);

    /// <summary>Words that are not saved and that no part of the screen shows.</summary>
    public virtual IReadOnlyList<UnsavedWords> Unsaved =>
        [.. Refused.All.Concat(record.Conflicts.Where(c => c.CanResolve).Concat(record.LostConflicts).Select(Unsettled).OfType<UnsavedWords>())
            .Where(w => !Refused.IsInPlace(w.Source)),
            .. Forms.OutOfSight.Where(f => !IsElsewhere(f) && !Refused.All.Any(w => ReferenceEquals(w.Source, f.Refused)))
                .Select(f => new UnsavedWords(f.What, f.Words, FormClosed, f))];

    /// <summary>True if a form comes back with a part of the page that the participant can choose to see.</summary>
    protected virtual bool IsElsewhere(UnsentForm form) => false;

    public async Task<OutcomeMessage> Send(CompartmentId at, Command command, GroupId? onBehalfOf = null) =>
        Kept(command, await record.Send(at, command, onBehalfOf));

    /// <summary>Makes another record of the public record, over the same connection; null if it was accepted.</summary>
    public Task<Rejection?> Make(ActorId actor, Command command) => Make(client, actor, CompartmentId.Record, command);

    /// <summary>Makes a record; null if it was accepted.</summary>
    public static async Task<Rejection?> Make(TrackerClient client, ActorId actor, CompartmentId at, Command command)
    {
        var outcome = await client.Send(actor, at, command);
        return outcome.Result == Result.Accepted ? null
            : outcome.Rejection ?? Rejection.Invalid("It is not known whether this was saved. Look for it before you try again.");
    }

    /// <summary>Resolves a conflict with the chosen text.</summary>
    public async Task<OutcomeMessage> Resolve(Conflict conflict, string? chosen)
    {
        var outcome = await record.Resolve(conflict, chosen);
        return outcome.Rejection is { Code: not RejectionCode.Conflict } rejection && !string.IsNullOrWhiteSpace(chosen)
            ? outcome with { Rejection = Keep(conflict.Command, chosen, rejection) }
            : outcome;
    }

    /// <summary>The participant needs these words no longer.</summary>
    public virtual void Discard(UnsavedWords words)
    {
        if (words.Source is Conflict conflict) record.Dismiss(conflict);
        foreach (var (field, typed) in drafts.ToList())
            if (ReferenceEquals(typed.Refused, words.Source)) Draft(field, null);
        foreach (var form in Forms.OutOfSight.ToList())
            if (ReferenceEquals(form, words.Source) || (form.Refused is { } why && ReferenceEquals(why, words.Source))) form.Discard();
        Refused.Settle(words.Source);
    }

    /// <summary>The outcome of a command, whose words are kept if it was refused.</summary>
    protected OutcomeMessage Kept(Command command, OutcomeMessage outcome) =>
        outcome.Rejection is { } rejection ? outcome with { Rejection = Kept(command, rejection) } : outcome;

    /// <summary>The rejection as a part of the screen shows it; the words of the command are kept with it.</summary>
    protected Rejection Kept(Command command, Rejection rejection)
    {
        var words = record.Kind.Codec.WordsOf(command);
        // The record keeps a conflict with both texts.
        var inConflict = rejection.Code == RejectionCode.Conflict && record.Conflicts.Exists(c => c.Command == command && c.CanResolve);
        return words.Count == 0 || inConflict ? rejection : Keep(command, string.Join('\n', words), rejection);
    }

    private Rejection Keep(Command command, string words, Rejection rejection)
    {
        var own = rejection with { };
        Refused.Add(new UnsavedWords(NameOf(command), words, own.Sentence, own));
        return own;
    }

    private UnsavedWords? Unsettled(Conflict conflict) => conflict.Mine is not { } mine ? null : new(
        NameOf(conflict.Command), mine,
        conflict.CanResolve ? $"{NameOf(conflict.By)} changed this at the same time. Their text is saved." : Rejection.NotFound.Sentence, conflict);

    /// <summary>What a command of the viewer is for, such as "Edit note".</summary>
    protected virtual string NameOf(Command command) => Parts.Words.Capital(Parts.Words.Spoken(record.Kind.Codec.NameOf(command).Name));

    public Conflict? ConflictOver(CompartmentId at, Func<Command, bool> about) =>
        record.Conflicts.FindLast(c => c.Compartment == at && about(c.Command));

    /// <summary>Other participants who edit this field now.</summary>
    public IEnumerable<Present> Editing(CompartmentId at, EntityId? entity, string field) => record.Present.Where(p =>
        p.Participant != Me && p.Attention == Attention.Editing && p.Compartment == at && p.Entity == entity && p.Field == field);

    /// <summary>The name to show of a participant.</summary>
    public string NameOf(ParticipantId? id) =>
        id is not { } known ? "someone"
        : known == ParticipantId.System ? "Tracker"
        : VisibleText.Of(known == Me ? client.Principal.Name : Known(known)
            ?? record.Present.FirstOrDefault(p => p.Participant == known)?.Name ?? Named(known.Value) ?? Nameless(known.Value, known.Value));

    /// <summary>The same of a participant whose name came with what they did, or null.</summary>
    public string NameOf(ParticipantId id, string? name) => name is null ? NameOf(id) : VisibleText.Of(name);

    /// <summary>The name to show of a group.</summary>
    public string NameOf(GroupId group) =>
        VisibleText.Of(
            (group.IsOrganization || group.IsOffice || group.IsPartner ? Named(group.Value) : null) ?? Nameless(group.Value, Words.Name(group)));

    /// <summary>What to show of a value of the history: a name for an identifier, any other text as it is.</summary>
    public string Shown(string value)
    {
        if (names is null && asked.Add("")) lacksNames = unread.Add("");
        return unread.Contains("") && (ParticipantId.TryParse(value) is not null || GroupId.TryParse(value) is not null)
            ? "…" : VisibleText.Of(names?.GetValueOrDefault(value) ?? value);
    }

    /// <summary>Who may see a compartment, in words.</summary>
    public string Audience(CompartmentId at) => Words.Audience(at, NameOf);

    /// <summary>Changes when names were read.</summary>
    public int NamesVersion { get; private set; }

    /// <summary>Reads the names again if one was asked for that is not known; each only once, since some have none.</summary>
    public async Task ReadNames(ApiClient api)
    {
        if (!lacksNames) return;
        lacksNames = false;
        var asking = unread.ToList();
        var (read, _) = await api.Names(record.Actor).OrWhy("");
        unread.ExceptWith(asking);
        names = read ?? names;
        NamesVersion++;
        DraftsChanged?.Invoke();
    }

    /// <summary>A participant's name by what the record itself has of them.</summary>
    protected virtual string? Known(ParticipantId id) => null;

    private string? Named(string id)
    {
        var name = names?.GetValueOrDefault(id);
        if (name is null && asked.Add(id)) lacksNames = unread.Add(id);
        return name;
    }

    /// <summary>What is shown instead of a name: an identifier only once it is known that it has none.</summary>
    private string Nameless(string id, string shown) => unread.Contains(id) ? "…" : shown;

    /// <summary>An entity of the record in words, such as "point 7.2", or null if the screen has none.</summary>
    public virtual string? TitleOf(EntityId entity) => null;

    /// <summary>Which colour a participant has wherever the page shows them, from 0; null if it is that of the order in which people came.</summary>
    public virtual int? OrderOf(ParticipantId id) => null;
}
