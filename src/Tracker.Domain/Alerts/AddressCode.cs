using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Alerts;

/// <summary>The code that shows that a participant reads an address: sixteen letters and digits, written in groups of four.</summary>
public static class AddressCode
{
    /// <summary>Without those that are mistaken for others.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Length = 16;

    /// <summary>How long it works.</summary>
    public static readonly TimeSpan Works = TimeSpan.FromDays(1);

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(g => new string(g)));

    /// <summary>Its SHA-256, in hexadecimal digits.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(code))));

    private static string Plain(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
