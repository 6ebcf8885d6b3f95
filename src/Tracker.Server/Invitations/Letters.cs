using Tracker.Server.SignIn;

namespace Tracker.Server.Invitations;

/// <summary>The words of invitations.</summary>
internal static class Letters
{
    public const string Subject = "Invitation to Tracker";
    public const string NotMailed = "The mail could not be sent.";
    public const string AskAdministrator = "An administrator can give this person a sign-in link.";
    public const string OnceAccepted = "The person is on the roster once they accept the invitation.";

    public const string OnceMember =
        "The person is on the roster once they accept the invitation, which a member of that organisation can. An administrator adds its members.";

    public static string WithLink(Principal by, string name, SignInLink link) => $"""
        {name},

        {by.Name} invites you to Tracker. Open this link to sign in:

        {link.Address}

        It works once, until {link.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. If it has expired, ask for a new one.
        """;

    public static string WithoutLink(Principal by, string name, string address) => $"""
        {name},

        {by.Name} invites you to a delegation. Sign in to Tracker as usual to accept:

        {address}

        If you cannot sign in, ask an administrator for a link.
        """;
}
