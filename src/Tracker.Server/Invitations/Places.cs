using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Server.Directory;
using Tracker.Server.Live;
using Tracker.Web.App;

namespace Tracker.Server.Invitations;

/// <summary>
/// Places on rosters that heads offered. The participant takes one by accepting it: only then is anything added, with the rights that
/// the head has at that moment, and only then does the roster show that they are a participant.
/// </summary>
public sealed partial class Places(
    IStore store, DirectoryCache directory, DirectoryDesk desk, Commands commands, TimeProvider time, ILogger<Places> logger)
{
    /// <summary>An offer that is not answered lapses.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    private static readonly DelegationKind Delegations = new();
    private static readonly Rejection OnlyHeads = Rejection.Forbidden("Only the head of a delegation sees and withdraws its invitations.");
    private static readonly Rejection NoneOpen = Rejection.Missing("invitation", "invitation") with
    {
        Code = RejectionCode.NotFound,
        Sentence = "This invitation is not open any more: it was answered or withdrawn.",
    };

    private static readonly Rejection NoOffer = Rejection.Missing("invitation", "offer") with { Code = RejectionCode.NotFound };
    private static readonly Rejection NotMember =
        Rejection.Forbidden("Only members of this organisation can accept. Ask an administrator to add you to it, then accept again.");
    private static readonly Rejection Withdrawn = Rejection.Forbidden("This invitation no longer holds. Ask the head of the delegation for another.");

    /// <summary>Whether a participant may give a membership of a group to others.</summary>
    public static bool MayGrant(Principal by, GroupId group, DateOnly today) => group.IsOrganization && by.Holds(group, today);

    public async Task Offer(
        Principal by, ParticipantId participant, ActorId delegation, GroupId organization, RosterRole role, Invitation words,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await store.Invitations.Forget(now - Lasts, cancellation);
        // The newer offer of the same place takes the place of the older one.
        foreach (var older in await store.Invitations.Open(participant, now - Lasts, cancellation))
            if (older.InvitedBy == by.Id && older.Delegation == delegation && older.Organization == organization)
                await store.Invitations.End(older.Id, participant, now, cancellation);
        await store.Invitations.Add(new OfferedPlace(
            EntityId.New(), participant, by.Id, delegation, organization, role, words.From, words.To, now, words.Name.Trim(), words.Email.Trim()),
            cancellation);
    }

    public Task<long> OfferedInAnHour(ParticipantId by, CancellationToken cancellation) =>
        store.Invitations.CountBy(by, time.GetUtcNow() - TimeSpan.FromHours(1), cancellation);

    /// <summary>The open offers to a participant, oldest first.</summary>
    public async Task<IReadOnlyList<PlaceOffer>> Open(Principal to, CancellationToken cancellation)
    {
        var offers = new List<PlaceOffer>();
        foreach (var p in await Offered(to.Id, cancellation))
            offers.Add(new(p.Id, directory.Find(p.InvitedBy)?.Name ?? "", NameOf(p.Organization), p.Role, p.InvitedAt, p.From, p.To, await GatheringOf(to, p)));
        return offers;
    }

    /// <summary>The open offers of a delegation, oldest first, for its heads: as a head wrote them, whatever the directory knows of the address.</summary>
    public async Task<(IReadOnlyList<SentInvitation>? Sent, Rejection? Rejection)> Sent(Principal by, ActorId delegation, CancellationToken cancellation) =>
        await IsHead(by, delegation)
            ? ([.. (await store.Invitations.Sent(delegation, time.GetUtcNow() - Lasts, cancellation)).Select(Line)], null)
            : (null, OnlyHeads);

    /// <summary>Ends an open offer of a delegation; those that are left.</summary>
    public async Task<(IReadOnlyList<SentInvitation>? Left, Rejection? Rejection)> Withdraw(
        Principal by, InvitationToWithdraw invitation, CancellationToken cancellation)
    {
        if (!await IsHead(by, invitation.Delegation)) return (null, OnlyHeads);
        var open = await store.Invitations.Sent(invitation.Delegation, time.GetUtcNow() - Lasts, cancellation);
        if (open.FirstOrDefault(p => p.Id == invitation.Invitation) is not { } place || !await End(place, cancellation)) return (null, NoneOpen);
        WithdrawnBy(by.Id.Value, place.Participant.Value);
        return await Sent(by, invitation.Delegation, cancellation);
    }

    private async Task<bool> IsHead(Principal by, ActorId delegation) =>
        delegation.Kind == Delegations.Name && await commands.Read(by, delegation) is { Rejection: null, Role: RosterRole.Head };

    private static SentInvitation Line(OfferedPlace p) =>
        new(p.Id, p.Name, p.Email, p.Organization, p.Role, p.InvitedBy, p.InvitedAt, p.InvitedAt + Lasts, p.From, p.To);

    /// <summary>Where the delegation goes, for who would read it at once by accepting.</summary>
    private async Task<AnnouncedGathering?> GatheringOf(Principal to, OfferedPlace place) =>
        directory.Find(place.InvitedBy) is { } head
        && (to.Memberships.Any(m => m.Group == place.Organization) || MayGrant(head, place.Organization, directory.Today))
            ? (await AsHead(head, place.Delegation))?.Facts?.Goes : null;

    private async Task<DelegationState?> AsHead(Principal head, ActorId delegation)
    {
        var opened = await commands.Read(head, delegation);
        return opened is { Rejection: null, Role: RosterRole.Head }
            ? ReadRecord.StateOf(Delegations, opened).Of<DelegationState>(CompartmentId.Delegation) : null;
    }

    /// <summary>Takes or declines an offered place.</summary>
    public async Task<(PlaceAnswered? Answered, Rejection? Rejection)> Answer(Principal participant, PlaceAnswer answer, CancellationToken cancellation)
    {
        if ((await Offered(participant.Id, cancellation)).FirstOrDefault(p => p.Id == answer.Offer) is not { } place) return (null, NoOffer);
        if (answer.Accept && await Take(participant, place, cancellation) is { } refused)
        {
            if (refused == Withdrawn) await End(place, cancellation);
            return (null, refused);
        }
        await End(place, cancellation);
        Answered(participant.Id.Value, answer.Accept ? "accepted" : "declined", place.InvitedBy.Value);
        return (new PlaceAnswered(answer.Accept ? place.Delegation : null), null);
    }

    internal static Rejection Reason(OutcomeMessage outcome) =>
        outcome.Rejection ?? new Rejection(RejectionCode.ReadOnly, "The store does not answer. Try again.");

    private async Task<IReadOnlyList<OfferedPlace>> Offered(ParticipantId to, CancellationToken cancellation) =>
        [.. (await store.Invitations.Open(to, time.GetUtcNow() - Lasts, cancellation)).Where(p => directory.Find(p.InvitedBy) is not null)];

    private Task<bool> End(OfferedPlace place, CancellationToken cancellation) =>
        store.Invitations.End(place.Id, place.Participant, time.GetUtcNow(), cancellation);

    private async Task<Rejection?> Take(Principal participant, OfferedPlace place, CancellationToken cancellation)
    {
        if (directory.Find(place.InvitedBy) is not { } head) return Withdrawn;
        var isMember = participant.Memberships.Any(m => m.Group == place.Organization);
        if (!isMember && !(directory.State.Organizations.TryGetValue(place.Organization, out var organization) && !organization.Closed)) return Withdrawn;
        if (!isMember && !MayGrant(head, place.Organization, directory.Today)) return NotMember;
        if (await Enrol(head, participant, place) is { } full) return full;
        if (isMember) return null;
        var joined = await desk.Send(
            DirectoryState.System, new AddMembership(place.Id, participant.Id, place.Organization, place.From, place.To), cancellation);
        return joined.Result == Result.Accepted ? null : Reason(joined);
    }

    /// <summary>Adds the entry as the head. Repeating it changes nothing: the offer names entry and operation.</summary>
    private async Task<Rejection?> Enrol(Principal head, Principal participant, OfferedPlace place)
    {
        // A place that they have already is not taken twice.
        if (await AsHead(head, place.Delegation) is { } delegation && delegation.Roster.Values.Any(r =>
            r.Id != place.Id && r.Participant == participant.Id && r.Organization == place.Organization && r.Role.Is(place.Role) && r.Covers(directory.Today)))
            return null;
        var command = new AddToRoster(place.Id, participant.Id, participant.Name, place.Organization, place.Role, place.From, place.To);
        var message = new CommandMessage(
            place.Delegation, OperationId.Read(place.Id.Value)!.Value, CompartmentId.Delegation, 0, Delegations.Codec.NameOf(command).Name,
            new RawJson(Delegations.Codec.Encode(command)), Again: true);
        var outcome = await commands.Execute(head, message);
        if (outcome.Result == Result.Unknown) outcome = await commands.Execute(head, message);
        return outcome.Result == Result.Accepted ? null
            : outcome.Rejection is { Code: RejectionCode.Forbidden or RejectionCode.NotFound } ? Withdrawn
            : Reason(outcome);
    }

    private string NameOf(GroupId group) => directory.State.Organizations.GetValueOrDefault(group)?.Name.Value ?? group.Value;

    [LoggerMessage(3205, LogLevel.Information, "{By} withdrew the invitation of {Participant}.")]
    private partial void WithdrawnBy(string by, string participant);

    [LoggerMessage(3204, LogLevel.Information, "{Participant} {Answer} an invitation by {By}.")]
    private partial void Answered(string participant, string answer, string by);
}
