using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Tracker.Domain.Surveys;

namespace Tracker.Server.Surveys;

/// <summary>The ballot boxes of the store, sealed with the keys of the installation. Two seals of the same content differ, and the length of one says how many
/// answered and nothing of what.</summary>
public sealed class SealedBallots(IStore store, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Tracker.Ballots");

    /// <summary>Throws <see cref="CryptographicException"/> if the keys with which it was sealed are gone.</summary>
    public async Task<(long Version, BallotBox Box)> Read(ActorId survey, CancellationToken cancellation) =>
        await store.BallotBoxes.Read(survey, cancellation) is { } found ? (found.Version, Open(protector.Unprotect(found.Content))) : (0, BallotBox.Empty);

    /// <summary>False if another answer came first: read again.</summary>
    public Task<bool> Replace(ActorId survey, long version, BallotBox box, CancellationToken cancellation) =>
        store.BallotBoxes.Replace(survey, version, protector.Protect(Written(box)), cancellation);

    /// <summary>Every sum has the same length, whatever it is.</summary>
    private static byte[] Written(BallotBox box)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(box.IsClosed);
        foreach (var sum in box.Sums) writer.Write(sum);
        writer.Write(box.Who.Count);
        foreach (var participant in box.Who) writer.Write(participant);
        writer.Flush();
        return bytes.ToArray();
    }

    private static BallotBox Open(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        var isClosed = reader.ReadBoolean();
        var box = BallotBox.Empty with { IsClosed = isClosed, Sums = [.. BallotBox.Empty.Sums.Select(_ => reader.ReadInt32())] };
        var who = box.Who.ToBuilder();
        for (var left = reader.ReadInt32(); left > 0; left--) who.Add(reader.ReadString());
        return box with { Who = who.ToImmutable() };
    }
}
