namespace Tracker.Web.Live;

/// <summary>A record as a screen works on it: its session, its rules, and the fields that are being edited.</summary>
/// <param name="names">Names, by identifier, of participants who are mentioned in the record but may not be present.</param>
public class Desk(TrackerClient client, RecordSession record, IReadOnlyDictionary<string, string>? names = null)
{
    private readonly Dictionary<string, FieldDraft> drafts = new(StringComparer.Ordinal);
    private UnsentForms? forms;
    private Removals? removals;

    public RecordSession Record => record;
    public TimeProvider Time => client.Time;
    public ParticipantId Me => client.Principal.Id;
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
    public Standing Standing => new(client.Principal, record.Role, Today);

    /// <summary>True while a field has text that was not sent yet.</summary>
    public bool IsWriting => drafts.Count > 0;

    /// <summary>The forms of the page, with what is written in them.</summary>
    public UnsentForms Forms => forms ??= new(Redraw);

    /// <summary>What was removed here and can still be undone.</summary>
    public Removals Removals => removals ??= new(Time, async (at, command) => (await Send(at, command)).Rejection, Redraw);

    /// <summary>True if something would be lost if the page was left now, after <see cref="SendTyped"/>.</summary>
    public virtual bool WouldLose =>
        IsWriting || Forms.Count > 0 || record.Conflicts.Count > 0 || record.WouldLose || (Forms.IsSending && record.PendingCount == 0)
        || (Removals.Count > 0 && record.Status is Status.Offline or Status.Reconnecting);

    /// <summary>Whether what was changed here has been saved.</summary>
    public virtual Status Status => record.Status;

    /// <summary>The number of changes whose outcome is not known yet.</summary>
    public virtual int PendingCount => record.PendingCount;

    private event Action? DraftsChanged;

    /// <summary>Calls the handler, on any thread, after anything that the screen shows has changed.</summary>
    public virtual void OnChange(Action handler)
    {
        record.Changed += handler;
        DraftsChanged += handler;
    }

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

    public Task<OutcomeMessage> Send(CompartmentId at, Command command, GroupId? onBehalfOf = null) => record.Send(at, command, onBehalfOf);

    public Conflict? ConflictOver(CompartmentId at, Func<Command, bool> about) =>
        record.Conflicts.FindLast(c => c.Compartment == at && about(c.Command));

    /// <summary>Other participants who edit this field now.</summary>
    public IEnumerable<Present> Editing(CompartmentId at, EntityId? entity, string field) => record.Present.Where(p =>
        p.Participant != Me && p.Attention == Attention.Editing && p.Compartment == at && p.Entity == entity && p.Field == field);

    public virtual string NameOf(ParticipantId? id) =>
        id is not { } known ? "someone"
        : known == Me ? client.Principal.Name
        : record.Present.FirstOrDefault(p => p.Participant == known)?.Name
            ?? names?.GetValueOrDefault(known.Value) ?? known.Value;

    /// <summary>An entity of the record in words, such as "point 7.2", or null if the screen has none.</summary>
    public virtual string? TitleOf(EntityId entity) => null;

    /// <summary>The class that draws what this participant does on the screen, or null.</summary>
    public virtual string? MarkOf(ParticipantId id) => null;
}
