using System.Text;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Server.Directory;
using Tracker.Server.Live;
using Tracker.Server.SignIn;

namespace Tracker.Server.Invitations;

/// <summary>
/// Invites people. A head can invite to their own delegation only, can give memberships of their own organisation only, and never
/// gets a link for an existing participant: with it they could act as that person.
/// </summary>
public sealed partial class Inviting(
    DirectoryCache directory, DirectoryDesk desk, Commands commands, LinkIssuer links, Mailer mailer, ILogger<Inviting> logger)
{
    private static readonly DelegationKind Delegations = new();

    public async Task<(Invited? Invited, Rejection? Rejection)> Invite(Principal by, Invitation invitation, CancellationToken cancellation)
    {
        if (await Refuses(by, invitation) is { } refused) return (null, refused);
        var known = directory.State.ByEmail(invitation.Email);
        var (participant, rejection) = known is { } there ? (there, null) : await Add(invitation, cancellation);
        if (rejection is not null) return (null, rejection);
        var (note, unfit) = await Join(by, participant, invitation, cancellation);
        if (unfit is not null) return (null, unfit);
        if (invitation.Delegation is { } delegation && await Enrol(by, participant, delegation, invitation) is { } full) return (null, full);
        InvitedBy(by.Id.Value, participant.Value);
        return (await Send(by, participant, known is not null, invitation, note, cancellation), null);
    }

    public async Task<(IssuedLink? Link, Rejection? Rejection)> Link(Principal by, ParticipantId participant, CancellationToken cancellation)
    {
        if (!by.IsAdministrator(directory.Today)) return (null, Rejection.Forbidden("Only an administrator can make sign-in links for others."));
        if (participant == ParticipantId.System || directory.Find(participant) is null) return (null, Rejection.Missing("participant", "participant"));
        var link = await links.Issue(participant, by.Id, cancellation);
        LinkIssued(by.Id.Value, participant.Value);
        return (new IssuedLink(link.Address, link.ExpiresAt), null);
    }

    private async Task<Rejection?> Refuses(Principal by, Invitation i)
    {
        var heads = i.Delegation is { } delegation && await Heads(by, delegation);
        if (i.Delegation is not null && !heads)
            return Rejection.Forbidden("Only the head of a delegation can invite people to it.");
        if (!heads && !by.IsAdministrator(directory.Today))
            return Rejection.Forbidden("Only an administrator, or the head of a delegation for that delegation, can invite people.");
        if (TextLimits.Demands(i.Name, "name", TextLimits.Name) is { } name) return name;
        if (string.IsNullOrWhiteSpace(i.Email)) return TextLimits.Required("email");
        if (i.From > i.To) return Rejection.Invalid("The last day is before the first day.", "to");
        if (i.Delegation is not null && i.Organization is null) return TextLimits.Required("organization");
        if (i.Organization is { } organization && (!directory.State.Organizations.TryGetValue(organization, out var entry) || entry.Closed))
            return Rejection.Missing("organisation", "organization");
        return null;
    }

    private async Task<bool> Heads(Principal by, ActorId delegation) =>
        delegation.Kind == Delegations.Name && await commands.Read(by, delegation) is { Rejection: null, Role: RosterRole.Head };

    private async Task<(ParticipantId, Rejection?)> Add(Invitation invitation, CancellationToken cancellation)
    {
        foreach (var id in Names(invitation.Email))
        {
            if (directory.State.Participants.ContainsKey(id)) continue;
            var outcome = await desk.Send(DirectoryState.System, new AddParticipant(id, invitation.Name, invitation.Email), cancellation);
            if (outcome.Result == Result.Accepted) return (id, null);
            if (outcome.Rejection is not { Code: RejectionCode.Duplicate, Field: "participant" }) return (default, Reason(outcome));
        }
        return (default, Rejection.Duplicate("participant", "email"));
    }

    /// <summary>Adds the membership if the inviter may give it; otherwise says who may.</summary>
    private async Task<(string? Note, Rejection? Rejection)> Join(
        Principal by, ParticipantId participant, Invitation invitation, CancellationToken cancellation)
    {
        if (invitation.Organization is not { } group || directory.Find(participant) is not { } now) return (null, null);
        if (now.Memberships.Any(m => m.Group == group)) return (null, null);
        if (!by.IsAdministrator(directory.Today) && !(group.IsOrganization && by.Holds(group, directory.Today)))
            return ($"An administrator has to add the membership of {NameOf(group)}; until then this person cannot see its compartment.", null);
        var outcome =
            await desk.Send(DirectoryState.System, new AddMembership(EntityId.New(), participant, group, invitation.From, invitation.To), cancellation);
        return (null, outcome.Result == Result.Accepted ? null : Reason(outcome));
    }

    private async Task<Rejection?> Enrol(Principal by, ParticipantId participant, ActorId delegation, Invitation i)
    {
        var name = directory.Find(participant)?.Name ?? i.Name;
        var command = new AddToRoster(EntityId.New(), participant, name, i.Organization!.Value, i.Role ?? RosterRole.Member, i.From, i.To);
        var message = new CommandMessage(
            delegation, OperationId.New(), CompartmentId.Delegation, 0, Delegations.Codec.NameOf(command).Name, new RawJson(Delegations.Codec.Encode(command)));
        var outcome = await commands.Execute(by, message);
        if (outcome.Result == Result.Unknown) outcome = await commands.Execute(by, message with { Again = true });
        return outcome.Result == Result.Accepted ? null : Reason(outcome);
    }

    private async Task<Invited> Send(Principal by, ParticipantId participant, bool known, Invitation i, string? note, CancellationToken cancellation)
    {
        var mayHaveLink = !known || by.IsAdministrator(directory.Today);
        if (!mailer.IsSet && !mayHaveLink)
            return new Invited(participant, known, false,
                Note: Join(note, "This person is already a participant. They sign in as before or ask an administrator for a link."));
        var link = await links.Issue(participant, by.Id, cancellation);
        var name = directory.Find(participant)?.Name ?? i.Name;
        if (mailer.IsSet && await mailer.Send(name, i.Email, "Invitation to Tracker", Letter(by, name, link), cancellation))
            return new Invited(participant, known, true, ExpiresAt: link.ExpiresAt, Note: note);
        if (mailer.IsSet) note = Join(note, "The mail could not be sent.");
        return mayHaveLink
            ? new Invited(participant, known, false, link.Address, link.ExpiresAt, note)
            : new Invited(participant, known, false, Note: note);
    }

    private static string Letter(Principal by, string name, SignInLink link) => $"""
        {name},

        {by.Name} invites you to Tracker. Open this link to sign in:

        {link.Address}

        It works once, until {link.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. If it has expired, ask for a new one.
        """;

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

    private string NameOf(GroupId group) => directory.State.Organizations.GetValueOrDefault(group)?.Name.Value ?? group.Value;

    private static string Join(string? note, string more) => note is null ? more : $"{note} {more}";

    private static Rejection Reason(OutcomeMessage outcome) =>
        outcome.Rejection ?? new Rejection(RejectionCode.ReadOnly, "The store does not answer. Try again.");

    [LoggerMessage(3202, LogLevel.Information, "{By} invited {Participant}.")]
    private partial void InvitedBy(string by, string participant);

    [LoggerMessage(3203, LogLevel.Information, "{By} made a sign-in link for {Participant}.")]
    private partial void LinkIssued(string by, string participant);
}
