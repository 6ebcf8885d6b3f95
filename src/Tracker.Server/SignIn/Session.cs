using System.Security.Claims;
using Tracker.Server.Directory;

namespace Tracker.Server.SignIn;

/// <summary>The names of the ways to be known, and what every signed-in user looks like.</summary>
public static class Session
{
    /// <summary>Chooses by the request: a bearer token, the operator's credential, or the cookie.</summary>
    public const string Any = "tracker";
    public const string Cookie = "session";
    public const string Bearer = "bearer";
    public const string Operator = "operator";
    public const string Oidc = "oidc";

    /// <summary>The claim that holds the participant.</summary>
    public const string Subject = "sub";

    public static ClaimsPrincipal UserOf(ParticipantId participant, string scheme) =>
        new(new ClaimsIdentity([new Claim(Subject, participant.Value)], scheme, Subject, null));

    public static ParticipantId? ParticipantOf(ClaimsPrincipal user) => ParticipantId.TryParse(user.FindFirst(Subject)?.Value);

    /// <summary>The participant of a request with his groups as they stand now.</summary>
    public static Principal? PrincipalOf(this DirectoryCache directory, ClaimsPrincipal user) =>
        ParticipantOf(user) is { } id ? directory.Find(id) : null;
}
