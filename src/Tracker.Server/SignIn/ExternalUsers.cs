using System.Security.Claims;
using Tracker.Domain.Directory;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.SignIn;

/// <summary>
/// The participant behind a user of the identity provider: the one with his subject, else the one with his verified e-mail
/// address who has no subject yet. That one is linked, so that an address given to somebody else later opens nothing.
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
