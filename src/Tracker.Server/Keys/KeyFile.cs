using System.Security.Cryptography;
using System.Text;

namespace Tracker.Server.Keys;

/// <summary>The secret outside the database that encrypts the keys in it (AES-256-GCM).</summary>
internal sealed class KeyFile
{
    /// <summary>The name of a file in the data folder that an embedded database uses if no other is set.</summary>
    public const string InDataFolder = "tracker.key";

    private const int Shortest = 32;
    private const int Longest = 64 * 1024;
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly byte[] key;

    private KeyFile(byte[] secret) => key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "Tracker.Keys.1"u8.ToArray());

    /// <summary>Sets the file in the data folder, if there is one and no other is set.</summary>
    public static void TakeFrom(string folder, TrackerOptions options)
    {
        var file = Path.Combine(folder, InDataFolder);
        if (string.IsNullOrEmpty(options.Keys.File) && string.IsNullOrWhiteSpace(options.Storage.ConnectionString) && File.Exists(file))
            options.Keys.File = file;
    }

    /// <summary>The file that is set, or null if none is. Throws <see cref="SettingsException"/> if it cannot be read or is too short.</summary>
    public static KeyFile? Read(KeysOptions options)
    {
        if (options.File is not { Length: > 0 } path) return null;
        try
        {
            var secret = File.ReadAllBytes(path);
            return secret.Length is >= Shortest and <= Longest ? new KeyFile(secret) : throw Wrong($"has {secret.Length} bytes, not {Shortest} to {Longest}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"cannot be read ({e.Message})");
        }

        SettingsException Wrong(string why) => new([
            $"The file in Tracker__Keys__File, '{path}', {why}. `(umask 077; head -c 32 /dev/urandom > FILE)` makes one; "
            + "all servers of one database need the same."]);
    }

    public byte[] Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedText.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            sealedText.AsSpan(0, NonceBytes), plain, sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes));
        return sealedText;
    }

    /// <summary>Throws <see cref="CryptographicException"/> for what was encrypted with another file, or changed.</summary>
    public string Decrypt(byte[] sealedText)
    {
        if (sealedText.Length < NonceBytes + TagBytes) throw new CryptographicException("Too short.");
        var plain = new byte[sealedText.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedText.AsSpan(0, NonceBytes), sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
