using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Screening;

/// <summary>A cell of an entry as the list prints it.</summary>
public sealed record PrintedCell(string Column, string Text);

/// <summary>One entry of a screening list.</summary>
/// <param name="Key">The same in every version of the list, as far as the list lets that be known.</param>
/// <param name="Digest">Of all that the list prints of it: another one when anything is changed.</param>
/// <param name="Line">1-based line of the file at which it starts.</param>
/// <param name="Source">Which of the consolidated lists it is from.</param>
/// <param name="Cells">All that the list prints besides the source and the names, in the order of the list, without empty cells.</param>
public sealed record ListEntry(
    EntityId Key, string Digest, int Line, string Source, string Name, ImmutableArray<string> OtherNames, ImmutableArray<PrintedCell> Cells)
{
    /// <summary>All names under which it is listed.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => OtherNames.Prepend(Name);

    public static EntityId KeyOf(params ReadOnlySpan<string> parts) => EntityId.Trusted(DigestOf(parts)[..24]);

    /// <summary>SHA-256 over the parts, each with its length, in hexadecimal digits.</summary>
    public static string DigestOf(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
