using System.Globalization;
using System.Text;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Server.Directory;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Web.App;
using Tracker.Server.SignIn;
using Tracker.Server.Web;

namespace Tracker.Server.Invitations;

/// <summary>
/// Invites people. A head invites to their own delegation, never sees a sign-in link, and is not told whether an address is a participant's: not
/// by the answer, not by the time until it comes, and not by the roster, which the invited joins by accepting (<see cref="Places"/>). For the
/// head's own organisation accepting makes a member; for another one only who is a member already can accept.
/// </summary>
public sealed partial class Inviting(
    DirectoryCache directory, DirectoryDesk desk, Commands commands, LinkIssuer links, Places places, Mailer mailer, PublicAddress address,
    TrackerOptions options, TimeProvider time, ILogger<Inviting> logger) : IDisposable
{
    /// <summary>What a head does not learn takes no longer than this.</summary>
    internal static readonly TimeSpan Floor = TimeSpan.FromSeconds(1);

    private static readonly DelegationKind Delegations = new();
    private static readonly Rejection OnlyHeads = Rejection.Forbidden("Only the head of a delegation can invite people to it.");
    private readonly SemaphoreSlim one = new(1);

    public async Task<(Invited? Invited, Rejection? Rejection)> Invite(Principal by, Invitation invitation, CancellationToken cancellation)
    {
        var isAdministrator = by.IsAdministrator(directory.Today);
        if (await Refuses(by, invitation, isAdministrator, cancellation) is { } refused) return (null, refused);
        var floor = isAdministrator ? Task.CompletedTask : Task.Delay(Floor, time, cancellation);
        var answer = await Carry(by, invitation, isAdministrator, cancellation);
        await floor;
        return answer;
    }

    public async Task<(IssuedLink? Link, Rejection? Rejection)> Link(Principal by, ParticipantId participant, CancellationToken cancellation)
    {
        if (!by.IsAdministrator(directory.Today)) return (null, Rejection.Forbidden("Only an administrator can make sign-in links for others."));
        if (participant == ParticipantId.System || directory.Find(participant) is null) return (null, Rejection.Missing("participant", "participant"));
        var link = await links.Issue(participant, by.Id, cancellation);
        LinkIssued(by.Id.Value, participant.Value);
        return (new IssuedLink(link.Address, link.ExpiresAt), null);
    }

    public void Dispose() => one.Dispose();

    private Rejection TooManyInAnHour => new(RejectionCode.TooFast, string.Create(
        CultureInfo.InvariantCulture, $"You can invite {options.Limits.InvitationsPerHour} people in an hour. Invite the others later."));

    /// <summary>Every check, before anyone is added to anything. None of them looks at whose address it is.</summary>
    private async Task<Rejection?> Refuses(Principal by, Invitation i, bool isAdministrator, CancellationToken cancellation)
    {
        if (i.Delegation is null && !isAdministrator)
            return Rejection.Forbidden("Only an administrator, or the head of a delegation for that delegation, can invite people.");
        var opened = i.Delegation is { } delegation && delegation.Kind == Delegations.Name ? await commands.Read(by, delegation) : null;
        if (i.Delegation is not null && opened is not { Rejection: null, Role: RosterRole.Head }) return OnlyHeads;
        if (TextLimits.Demands(i.Name, "name", TextLimits.Name) is { } name) return name;
        if (string.IsNullOrWhiteSpace(i.Email)) return TextLimits.Required("email");
        if (i.From > i.To) return Rejection.Invalid("The last day is before the first day.", "to");
        if (i.Delegation is not null && i.Organization is null) return TextLimits.Required("organization");
        if (i.Organization is { } organization && await directory.FindOrAsk(organization, cancellation) is not { Closed: false })
            return Rejection.Missing("organisation", "organization");
        return opened is null ? null : RefusesPlace(by, i, opened);
    }

    /// <summary>Why the roster would not take the entry today.</summary>
    private Rejection? RefusesPlace(Principal by, Invitation i, OpenedMessage opened)
    {
        var command = new AddToRoster(EntityId.New(), by.Id, i.Name, i.Organization!.Value, i.Role ?? RosterRole.Member, i.From, i.To);
        var context = new TurnContext(Delegations, opened.Actor, ReadRecord.StateOf(Delegations, opened),
            new Standing(by, opened.Role, directory.Today), time.GetUtcNow(), ReadOnly: opened.ReadOnly);
        return Turn.Judge(context, new Submission(CompartmentId.Delegation, command)).Rejection;
    }

    private async Task<(Invited? Invited, Rejection? Rejection)> Carry(Principal by, Invitation i, bool isAdministrator, CancellationToken cancellation)
    {
        ParticipantId participant;
        bool isKnown;
        // One at a time, so that a limit is a limit and an address has one participant.
        await one.WaitAsync(cancellation);
        try
        {
            if (!isAdministrator && await places.OfferedInAnHour(by.Id, cancellation) >= options.Limits.InvitationsPerHour)
                return (null, TooManyInAnHour);
            var known = directory.State.ByEmail(i.Email);
            isKnown = known is not null;
            (participant, var rejection) = known is { } there ? (there, null) : await Add(i, cancellation);
            if (rejection is not null) return (null, rejection);
            if (isAdministrator && await Join(participant, i, cancellation) is { } unfit) return (null, unfit);
            if (i.Delegation is { } delegation)
                await places.Offer(by, participant, delegation, i.Organization!.Value, i.Role ?? RosterRole.Member, i, cancellation);
        }
        finally
        {
            one.Release();
        }
        InvitedBy(by.Id.Value, participant.Value);
        return (isAdministrator
            ? await SendForAdministrator(by, participant, isKnown, i, cancellation)
            : await SendForHead(by, participant, i, cancellation), null);
    }

    private async Task<(ParticipantId, Rejection?)> Add(Invitation invitation, CancellationToken cancellation)
    {
        foreach (var id in Names(invitation.Email))
        {
            if (directory.State.Participants.ContainsKey(id)) continue;
            var outcome = await desk.Send(DirectoryState.System, new AddParticipant(id, invitation.Name, invitation.Email), cancellation);
            if (outcome.Result == Result.Accepted) return (id, null);
            if (outcome.Rejection is not { Code: RejectionCode.Duplicate, Field: "participant" }) return (default, Places.Reason(outcome));
        }
        return (default, Rejection.Duplicate("participant", "email"));
    }

    /// <summary>Adds the membership that an administrator gives.</summary>
    private async Task<Rejection?> Join(ParticipantId participant, Invitation invitation, CancellationToken cancellation)
    {
        if (invitation.Organization is not { } group || directory.Find(participant) is not { } now || now.Memberships.Any(m => m.Group == group)) return null;
        var outcome =
            await desk.Send(DirectoryState.System, new AddMembership(EntityId.New(), participant, group, invitation.From, invitation.To), cancellation);
        return outcome.Result == Result.Accepted ? null : Places.Reason(outcome);
    }

    private async Task<Invited> SendForAdministrator(Principal by, ParticipantId participant, bool isKnown, Invitation i, CancellationToken cancellation)
    {
        var note = i.Delegation is null ? null : Letters.OnceAccepted;
        var link = await links.Issue(participant, by.Id, cancellation);
        var name = directory.Find(participant)?.Name ?? i.Name;
        if (mailer.IsSet && await mailer.Send(name, AddressOf(participant, i), Letters.Subject, Letters.WithLink(by, name, link), cancellation))
            return new Invited(true, participant, isKnown, ExpiresAt: link.ExpiresAt, Note: note);
        if (mailer.IsSet) note = note is null ? Letters.NotMailed : $"{Letters.NotMailed} {note}";
        return new Invited(false, participant, isKnown, link.Address, link.ExpiresAt, note);
    }

    private async Task<Invited> SendForHead(Principal by, ParticipantId participant, Invitation i, CancellationToken cancellation)
    {
        var once = Places.MayGrant(by, i.Organization!.Value, directory.Today) ? Letters.OnceAccepted : Letters.OnceMember;
        if (!mailer.IsSet) return new Invited(false, Note: $"{Letters.AskAdministrator} {once}");
        var name = directory.Find(participant)?.Name ?? i.Name;
        var letter = OpensNoMoreThan(by, participant)
            ? Letters.WithLink(by, name, await links.Issue(participant, by.Id, cancellation))
            : Letters.WithoutLink(by, name, address.Value);
        return await mailer.Send(name, AddressOf(participant, i), Letters.Subject, letter, cancellation)
            ? new Invited(true, Note: once)
            : new Invited(false, Note: $"{Letters.NotMailed} {Letters.AskAdministrator} {once}");
    }

    /// <summary>A link that a head has mailed opens at most what the head could give: nothing of other groups, and no account of a provider.</summary>
    private bool OpensNoMoreThan(Principal by, ParticipantId participant) =>
        directory.State.Participants[participant].Subject.Value is null
        && directory.State.Participants[participant].Memberships.Values.All(m => Places.MayGrant(by, m.Group, directory.Today));

    /// <summary>The address as the directory has it: capital letters may matter to a mail server.</summary>
    private string AddressOf(ParticipantId participant, Invitation i) => directory.State.Participants[participant].Email.Value ?? i.Email;

    /// <summary>Names for a new participant from the address: <c>ada.lane</c>, <c>ada.lane-2</c> …</summary>
    private static IEnumerable<ParticipantId> Names(string email)
    {
        var name = new StringBuilder();
        foreach (var c in email.Split('@')[0].ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c) || (name.Length > 0 && c is '.' or '-' or '_'))
                name.Append(c);
        var first = name.Length is 0 or > 60 ? "participant" : name.ToString();
        for (var i = 1; i < 1_000; i++)
            if (ParticipantId.TryParse(i == 1 ? first : $"{first}-{i}") is { } id && id != ParticipantId.System)
                yield return id;
    }

    [LoggerMessage(3202, LogLevel.Information, "{By} invited {Participant}.")]
    private partial void InvitedBy(string by, string participant);

    [LoggerMessage(3203, LogLevel.Information, "{By} made a sign-in link for {Participant}.")]
    private partial void LinkIssued(string by, string participant);
}
