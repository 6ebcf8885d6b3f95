using System.Security.Claims;
using Tracker.Server.Directory;

namespace Tracker.Server.SignIn;

/// <summary>Names of the authentication schemes, and the claims of every signed-in user.</summary>
public static class Session
{
    /// <summary>Chooses by the request: a bearer token, the operator's credential, or the cookie.</summary>
    public const string Any = "tracker";
    public const string Cookie = "session";
    public const string Bearer = "bearer";
    public const string Operator = "operator";
    public const string Oidc = "oidc";

    /// <summary>The claim with the participant.</summary>
    public const string Subject = "sub";

    public static ClaimsPrincipal UserOf(ParticipantId participant, string scheme) =>
        new(new ClaimsIdentity([new Claim(Subject, participant.Value)], scheme, Subject, null));

    public static ParticipantId? ParticipantOf(ClaimsPrincipal user) => ParticipantId.TryParse(user.FindFirst(Subject)?.Value);

    /// <summary>The participant of a request with their current groups.</summary>
    public static Principal? PrincipalOf(this DirectoryCache directory, ClaimsPrincipal user) =>
        ParticipantOf(user) is { } id ? directory.Find(id) : null;

    /// <summary>The participant of a request if they are an administrator today.</summary>
    public static Principal? AdministratorOf(this DirectoryCache directory, ClaimsPrincipal user) =>
        directory.PrincipalOf(user) is { } principal && principal.IsAdministrator(directory.Today) ? principal : null;
}
