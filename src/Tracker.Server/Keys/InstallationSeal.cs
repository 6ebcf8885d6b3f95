using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Tracker.Server.Keys;

/// <summary>A seal that only servers with the keys of this installation can make: the encrypted SHA-256 of the content.</summary>
internal sealed class InstallationSeal(IDataProtectionProvider protection) : ISeal
{
    private readonly IDataProtector protector = protection.CreateProtector("Tracker.Snapshots");

    public byte[] Seal(ReadOnlySpan<byte> content) => protector.Protect(SHA256.HashData(content));

    public bool IsWhole(ReadOnlySpan<byte> content, byte[] seal)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(protector.Unprotect(seal), SHA256.HashData(content));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
