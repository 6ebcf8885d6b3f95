using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Screening;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;

namespace Tracker.Audience.Tests;

/// <summary>A screening list with a version that was taken back, one in use, and a decision: only the government knows of it.</summary>
internal sealed class ScreeningStory() : Story(ScreeningKind.Word)
{
    public static readonly ActorId Organization = ActorId.Parse("organization/screened");

    private static readonly CompartmentId At = CompartmentId.Government;
    private static readonly ConcurrentDictionary<string, byte[]> Kept = new();

    /// <summary>The bytes of a list, which whoever adopts it has uploaded.</summary>
    public static byte[] BytesOf(CapturedDocument document) => Kept[document.Sha256];

    public override CompartmentId[] Listed => [At];

    public override string[] Lists => [.. base.Lists, "/api/search"];

    public override string[] HeldBy(Role role) => [.. role.HoldsOfWorkItem.Where(c => c == At.Value)];

    public override Step Again(Tokens tokens) => new(Cast.Liaison, At, Decide(tokens));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var wrong = tokens.Id(At);
        return
        [
            new(Cast.Liaison, At, Adopt(tokens, wrong)),
            new(Cast.Liaison, At, new TakeBackListVersion(wrong, tokens.For(At))),
            new(Cast.Liaison, At, Adopt(tokens, tokens.Id(At))),
            new(Cast.Liaison, At, Decide(tokens)),
        ];
    }

    private static DecideLikeness Decide(Tokens tokens) =>
        new(Organization, tokens.Id(At), new string('a', 64), new string('b', 64), LikenessVerdict.Unsure, tokens.For(At));

    private static AdoptListVersion Adopt(Tokens tokens, EntityId id)
    {
        var bytes = Encoding.UTF8.GetBytes(tokens.For(At) + " is on the list");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Kept[sha256] = bytes;
        var document = new CapturedDocument(sha256, DocumentForm.Text, bytes.Length, WhyNoText: tokens.For(At));
        return new(id, tokens.For(At), document, tokens.For(At), PartialDate.Parse("2022-11-01"), 1);
    }
}
