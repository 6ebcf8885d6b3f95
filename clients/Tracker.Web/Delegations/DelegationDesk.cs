using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>A delegation as one viewer works on it.</summary>
/// <param name="names">Names, by identifier, of the people and groups that are mentioned in it.</param>
public sealed class DelegationDesk(TrackerClient client, RecordSession record, IReadOnlyDictionary<string, string>? names = null)
    : Desk(client, record, names)
{
    public static readonly CompartmentId Shared = CompartmentId.Delegation;

    private readonly Principal viewer = client.Principal;
    private readonly TrackerClient records = client;

    /// <summary>The delegation's own compartment; null if the viewer may not read it.</summary>
    public DelegationState? Delegation => In(Shared);

    /// <summary>The agenda point that the viewer chose to see.</summary>
    public EntityId? Chosen { get; set; }

    /// <summary>The agenda point that the page shows: the chosen one, or else the first; null if there is none.</summary>
    public EntityId? Point =>
        Delegation is not { } delegation ? null
        : Chosen is { } chosen && delegation.Agenda.ContainsKey(chosen) ? chosen
        : delegation.AgendaOrder is [var first, ..] ? first
        : null;

    public DelegationState? In(CompartmentId at) => Of<DelegationState>(at);

    /// <summary>Groups that the viewer may answer for today.</summary>
    public IEnumerable<GroupId> Groups =>
        viewer.Memberships.Where(m => m.Covers(Today) && (m.Group.IsOrganization || m.Group.IsOffice)).Select(m => m.Group).Distinct();

    public IEnumerable<GroupId> Offices => Groups.Where(g => g.IsOffice);

    /// <summary>Creates a co-edited text.</summary>
    /// <param name="draft">Its actor; null if the delegation's name is too long for one.</param>
    /// <param name="title">Shortened if it is too long.</param>
    /// <param name="reads">Its first content.</param>
    public async Task<OutcomeMessage> Begin(ActorId? draft, string title, string? reads = null)
    {
        if (draft is not { } actor || DraftId.TryParse(actor) is not { } id)
            return OutcomeMessage.Rejected(Rejection.Invalid("The name of this delegation is too long for texts of its own."));
        await using var opened = records.Open(actor);
        return await opened.Send(id.Compartment, new CreateDraft(
            title.Length > TextLimits.Title ? title[..(TextLimits.Title - 1)] + "…" : title,
            string.IsNullOrEmpty(reads) ? null : TextChange.Build().Insert(reads + "\n").ToChange()));
    }

    /// <summary>True if the viewer may create and write this text now.</summary>
    public bool MayWrite(ActorId? draft) =>
        draft is { } actor && DraftId.TryParse(actor) is { } id && Record.ReadOnly is null && Record.RightIn(id.Compartment) == Right.Write
        && DelegationTexts.TermsOf(Record.View, id) is { Closed: null } terms && terms.MayWrite(Standing);

    protected override bool IsElsewhere(UnsentForm form) =>
        Record.Rejection is null && Delegation is not null && form.Part != Forms.Part;

    protected override string NameOf(Command command) => command is EditPositionText edit
        ? Words.LabelOf(edit.Text) + (TitleOf(edit.Point) is { } point ? " of " + point : "")
        : base.NameOf(command);

    /// <summary>For which organisation somebody is on the roster; null if they are not.</summary>
    public string? OrganizationOf(ParticipantId id) => Delegation?.Roster.Values.FirstOrDefault(r => r.Participant == id) is { } entry
        ? NameOf(entry.Organization) : null;

    protected override string? Known(ParticipantId id) => Delegation?.Roster.Values.FirstOrDefault(r => r.Participant == id)?.Name;

    public override string? TitleOf(EntityId entity) => Delegation?.Agenda.GetValueOrDefault(entity) is { } point ? "point " + point.Number.Value : null;
}
