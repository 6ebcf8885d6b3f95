using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Server.Hosting;

namespace Tracker.Server.SignIn;

/// <param name="Address">The whole address with the secret; shown or mailed once and stored nowhere.</param>
public sealed record SignInLink(string Address, DateTimeOffset ExpiresAt);

/// <summary>Single-use links that sign a participant in. The store keeps only the SHA-256 of the 256-bit secret.</summary>
public sealed class LinkIssuer(IStore store, PublicAddress address, TrackerOptions options, TimeProvider time)
{
    public async Task<SignInLink> Issue(ParticipantId participant, ParticipantId issuedBy, CancellationToken cancellation = default)
    {
        if (participant == ParticipantId.System) throw new InvalidOperationException("The program itself has no sign-in link.");
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var expires = time.GetUtcNow() + TimeSpan.FromHours(options.SignIn.LinkHours);
        await store.SignInLinks.Add(HashOf(secret), participant, issuedBy, expires, cancellation);
        return new SignInLink($"{address.Value}/sign-in?link={secret}", expires);
    }

    /// <summary>The link's participant, without using it up; null if it is wrong, used or expired.</summary>
    public async Task<ParticipantId?> Peek(string? secret, CancellationToken cancellation) =>
        IsWellFormed(secret) ? await store.SignInLinks.Peek(HashOf(secret!), time.GetUtcNow(), cancellation) : null;

    /// <summary>Uses the link up.</summary>
    public async Task<UsedLink?> Use(string? secret, CancellationToken cancellation) =>
        IsWellFormed(secret) ? await store.SignInLinks.Use(HashOf(secret!), time.GetUtcNow(), cancellation) : null;

    /// <summary>Uses up the links of a participant whose makers are chosen.</summary>
    public async Task Void(ParticipantId participant, Func<ParticipantId, bool> which, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        foreach (var maker in await store.SignInLinks.IssuersFor(participant, now, cancellation))
            if (which(maker)) await store.SignInLinks.Void(participant, maker, now, cancellation);
    }

    private static bool IsWellFormed(string? secret) => secret is { Length: 43 };

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
