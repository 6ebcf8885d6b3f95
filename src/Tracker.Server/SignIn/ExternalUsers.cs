using System.Security.Claims;
using Tracker.Domain.Directory;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.SignIn;

/// <summary>
/// Finds the participant of a user of the identity provider: by subject, else by verified e-mail address if the participant has no
/// subject yet. That participant is linked to the subject, so that an address reassigned later opens nothing.
/// </summary>
public sealed class ExternalUsers(DirectoryCache directory, DirectoryDesk desk)
{
    public async Task<ParticipantId?> Match(ClaimsPrincipal user, bool link, CancellationToken cancellation)
    {
        if (user.FindFirst("sub")?.Value is not { Length: > 0 } subject) return null;
        if (directory.State.BySubject(subject) is { } known) return known;
        if (!link || !string.Equals(user.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase)) return null;
        if (user.FindFirst("email")?.Value is not { } email || directory.State.ByEmail(email) is not { } invited) return null;
        if (directory.State.Participants[invited].Subject.Value is not null) return null;
        var outcome = await desk.Send(DirectoryState.System, new LinkSubject(invited, new Edit(null, subject)), cancellation);
        return outcome.Result == Result.Accepted ? invited : null;
    }
}
