using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;

namespace Tracker.Audience.Tests;

/// <summary>A source of which each audience keeps documents of its own.</summary>
internal sealed class SourceStory() : Story(SourceKind.Word)
{
    private static readonly ConcurrentDictionary<string, byte[]> Kept = new();

    private static readonly (Role Writer, CompartmentId At)[] Places =
    [
        (Cast.Liaison, CompartmentId.Record), (Cast.Liaison, CompartmentId.Government), (Cast.Program, CompartmentId.Program),
        (Cast.Member, CompartmentId.Organization("acme")), (Cast.Head, CompartmentId.Organization("industry")),
    ];

    /// <summary>The bytes of a document, which whoever keeps it has uploaded.</summary>
    public static byte[] BytesOf(CapturedDocument document) => Kept[document.Sha256];

    public override CompartmentId[] Listed => [CompartmentId.Record];

    public override string[] Lists => [.. base.Lists, "/api/search"];

    public override string[] Reads => [.. base.Reads, "/api/documents/text", "/api/documents/words", "/api/documents/file"];

    public override string[] HeldBy(Role role) => role.HoldsOfWorkItem;

    public override Step Again(Tokens tokens) =>
        new(Cast.Liaison, CompartmentId.Government, Keep(tokens, CompartmentId.Government, tokens.Id(CompartmentId.Government)));

    public override IReadOnlyList<Step> Steps(Tokens tokens) => [.. Places.SelectMany(p => Steps(tokens, p.Writer, p.At))];

    private static IEnumerable<Step> Steps(Tokens tokens, Role writer, CompartmentId at)
    {
        var withdrawn = tokens.Id(at);
        yield return new(writer, at, new AddSource(tokens.For(at), tokens.For(at), "https://example.org/" + tokens.For(at), "en", null, tokens.For(at)));
        yield return new(writer, at, state => new EditSource(
            SourceField.Publisher, new Edit(((SourceRecord)state).Publisher.Value, tokens.For(at), tokens.For(at))));
        yield return new(writer, at, Keep(tokens, at, withdrawn));
        yield return new(writer, at, new WithdrawCapture(withdrawn, tokens.For(at)));
        yield return new(writer, at, Keep(tokens, at, tokens.Id(at)));
    }

    private static KeepCapture Keep(Tokens tokens, CompartmentId at, EntityId id)
    {
        var text = tokens.For(at) + " stands in the document";
        var bytes = Encoding.UTF8.GetBytes(text);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Kept[sha256] = bytes;
        var document = new CapturedDocument(sha256, DocumentForm.Text, bytes.Length, TextSha256: sha256, Characters: text.Length);
        return new(id, document, PartialDate.Parse("2022-11"), tokens.For(at));
    }
}
