using Tracker.Domain.Directory;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Sessions;

/// <summary>
/// What a participant gains must not reach anyone else who sits in their account. Before a membership counts, the participant's sign-in
/// links and sessions end that were made by someone who is neither an administrator nor in that group. Links that may have been mailed to
/// an address end with it.
/// </summary>
public sealed partial class Grants(SessionRegistry sessions, LinkIssuer links, DirectoryCache directory, ILogger<Grants> logger)
{
    /// <summary>Is called before and after the command of an administrator to the directory: a link may be made in between.</summary>
    /// <returns>False if the store does not answer.</returns>
    public async Task<bool> TryEndWhatOthersMade(Command? command)
    {
        try
        {
            await EndWhatOthersMade(command);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            NotEnded(e.Message);
            return false;
        }
    }

    private async Task EndWhatOthersMade(Command? command)
    {
        switch (command)
        {
            case AddMembership c: await End(c.Participant, [c.Group]); break;
            case ChangeMembership c when Entry(c.Participant)?.Memberships.GetValueOrDefault(c.Membership) is { } changed:
                await End(c.Participant, [changed.Group]);
                break;
            case ReopenParticipant c when Entry(c.Participant) is { } entry:
                await End(c.Participant, [.. entry.Memberships.Values.Select(m => m.Group)]);
                break;
            case ReopenOrganization c:
                foreach (var (id, _) in directory.State.Participants.Where(p => p.Value.Memberships.Values.Any(m => m.Group == c.Organization)))
                    await End(id, [c.Organization]);
                break;
            case ChangeEmail c: await links.Void(c.Participant, _ => true); break;
            case LinkSubject c: await links.Void(c.Participant, _ => true); break;
        }
    }

    private ParticipantEntry? Entry(ParticipantId participant) => directory.State.Participants.GetValueOrDefault(participant);

    private async Task End(ParticipantId participant, GroupId[] gained)
    {
        await links.Void(participant, maker => !MayHave(maker));
        await sessions.End(participant, session => session.MadeBy != participant && !MayHave(session.MadeBy));

        bool MayHave(ParticipantId? maker) => maker is { } by && directory.Find(by) is { } principal
            && (principal.IsAdministrator(directory.Today) || Array.TrueForAll(gained, g => principal.Holds(g, directory.Today)));
    }

    [LoggerMessage(3303, LogLevel.Warning, "Links and sessions could not be ended before a grant. {Reason}")]
    private partial void NotEnded(string reason);
}
