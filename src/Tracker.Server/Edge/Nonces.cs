using System.Security.Cryptography;

namespace Tracker.Server.Edge;

/// <summary>A random word for each response, which its own inline scripts and styles carry and nothing that was put into it can.</summary>
internal static class Nonces
{
    private const string Key = "csp-nonce";

    public static string CspNonce(this HttpContext context) =>
        context.Items[Key] as string ?? (string)(context.Items[Key] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
}
