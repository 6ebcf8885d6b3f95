using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using Tracker.Web.Live;

namespace Tracker.Web.Delegations;

/// <summary>A delegation on the desk of one viewer.</summary>
public sealed class DelegationDesk(TrackerClient client, RecordSession session) : Desk(client, session)
{
    public static readonly CompartmentId Shared = CompartmentId.Delegation;

    private readonly Principal viewer = client.Principal;
    private readonly TrackerClient records = client;

    /// <summary>The delegation's own compartment; null where the viewer does not hold it.</summary>
    public DelegationState? Delegation => In(Shared);

    public DelegationState? In(CompartmentId at) => Of<DelegationState>(at);

    /// <summary>Groups for which the viewer may speak today.</summary>
    public IEnumerable<GroupId> Groups =>
        viewer.Memberships.Where(m => m.Covers(Today) && (m.Group.IsOrganization || m.Group.IsOffice)).Select(m => m.Group).Distinct();

    public IEnumerable<GroupId> Offices => Groups.Where(g => g.IsOffice);

    /// <summary>Makes a text of a position one that many write at once, beginning with what it reads now.</summary>
    public async Task<OutcomeMessage> WriteTogether(EntityId point, PositionText text)
    {
        if (DelegationTexts.Of(Session.Actor, point, text) is not { } draft)
            return OutcomeMessage.Rejected(Rejection.Invalid("The name of this delegation is too long for texts of its own."));
        var reads = Delegation?.Positions.GetValueOrDefault(point)?.Text(text).Value;
        await using var opened = records.Open(draft);
        return await opened.Send(Shared, new CreateDraft($"{Parts.Words.LabelOf(text)}: {Delegation?.Agenda.GetValueOrDefault(point)?.Title.Value}",
            reads is null ? null : TextChange.Build().Insert(reads + "\n").ToChange()));
    }

    public override string NameOf(ParticipantId? id) =>
        id is { } known && Delegation?.Roster.Values.FirstOrDefault(r => r.Participant == known) is { } entry ? entry.Name : base.NameOf(id);

    /// <summary>An entity of the record in the words of the screen, or null.</summary>
    public string? TitleOf(EntityId entity) => Delegation?.Agenda.GetValueOrDefault(entity) is { } point ? "agenda point " + point.Number.Value : null;
}
