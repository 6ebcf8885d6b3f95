using Tracker.Client;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Web.Live;

/// <summary>A record as a screen works on it: the session, the rules asked beforehand, and the texts that are being written.</summary>
public class Desk(TrackerClient client, RecordSession session)
{
    private readonly HashSet<string> drafts = new(StringComparer.Ordinal);

    public RecordSession Session => session;
    public TimeProvider Time => client.Time;
    public ParticipantId Me => client.Principal.Id;
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
    public Standing Standing => new(client.Principal, session.Role, Today);

    /// <summary>True while a text is written here that was not sent yet.</summary>
    public bool IsWriting => drafts.Count > 0;

    public event Action? DraftsChanged;

    public void Draft(string field, bool open)
    {
        if (open ? drafts.Add(field) : drafts.Remove(field)) DraftsChanged?.Invoke();
    }

    public TState? Of<TState>(CompartmentId at) where TState : class =>
        session.View.Compartments.TryGetValue(at, out var c) ? (TState)c.State : null;

    /// <summary>Compartments in which the viewer may write, also where nothing stands yet.</summary>
    public IEnumerable<CompartmentId> Writable => session.Rights.Where(r => r.Value == Right.Write).Select(r => r.Key);

    /// <summary>Why the rules would refuse this command now, or null where they would not.</summary>
    public Rejection? Refuses(CompartmentId at, Command command) => session.Refuses(at, command);

    public Task<OutcomeMessage> Send(CompartmentId at, Command command, GroupId? onBehalfOf = null) => session.Send(at, command, onBehalfOf);

    public Conflict? ConflictOver(CompartmentId at, Func<Command, bool> about) =>
        session.Conflicts.FindLast(c => c.Compartment == at && about(c.Command));

    /// <summary>Others who edit this field now.</summary>
    public IEnumerable<Present> Editing(CompartmentId at, EntityId? entity, string field) => session.Present.Where(p =>
        p.Participant != Me && p.Attention == Attention.Editing && p.Compartment == at && p.Entity == entity && p.Field == field);

    public virtual string NameOf(ParticipantId? id) =>
        id is not { } known ? "nobody"
        : known == Me ? client.Principal.Name
        : session.Present.FirstOrDefault(p => p.Participant == known)?.Name ?? known.Value;
}
