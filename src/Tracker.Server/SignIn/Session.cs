using System.Globalization;
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

    /// <summary>The claim with the secret of a session, in cookies.</summary>
    private const string Secret = "sid";

    /// <summary>The claims of a bearer token: its subject at the provider, and when it ends.</summary>
    private const string TokenSubject = "token-sub", TokenEnds = "token-exp";

    public static ClaimsPrincipal UserOf(ParticipantId participant, string scheme) => UserOf(participant, scheme, []);

    /// <summary>The user of a cookie.</summary>
    public static ClaimsPrincipal UserOf(ParticipantId participant, string scheme, string secret) =>
        UserOf(participant, scheme, [new Claim(Secret, secret)]);

    /// <summary>The user of a bearer token.</summary>
    public static ClaimsPrincipal UserOf(ParticipantId participant, string scheme, string subject, DateTime ends) => UserOf(participant, scheme, [
        new Claim(TokenSubject, subject),
        new Claim(TokenEnds, new DateTimeOffset(ends.ToUniversalTime()).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    ]);

    public static ParticipantId? ParticipantOf(ClaimsPrincipal user) => ParticipantId.TryParse(user.FindFirst(Subject)?.Value);

    /// <summary>The secret of the user's session; null if they signed in without a cookie.</summary>
    public static string? SecretOf(ClaimsPrincipal? user) => user?.FindFirst(Secret)?.Value;

    /// <summary>The bearer token of a user, or null.</summary>
    public static (string Subject, DateTimeOffset EndsAt)? TokenOf(ClaimsPrincipal? user) =>
        user?.FindFirst(TokenSubject) is { } subject && long.TryParse(user.FindFirst(TokenEnds)?.Value, CultureInfo.InvariantCulture, out var ends)
            ? (subject.Value, DateTimeOffset.FromUnixTimeMilliseconds(ends))
            : null;

    /// <summary>The participant of a request with their current groups.</summary>
    public static Principal? PrincipalOf(this DirectoryCache directory, ClaimsPrincipal user) =>
        ParticipantOf(user) is { } id ? directory.Find(id) : null;

    /// <summary>The participant of a request if they are an administrator today.</summary>
    public static Principal? AdministratorOf(this DirectoryCache directory, ClaimsPrincipal user) =>
        directory.PrincipalOf(user) is { } principal && principal.IsAdministrator(directory.Today) ? principal : null;

    private static ClaimsPrincipal UserOf(ParticipantId participant, string scheme, IEnumerable<Claim> more) =>
        new(new ClaimsIdentity([new Claim(Subject, participant.Value), .. more], scheme, Subject, null));
}
