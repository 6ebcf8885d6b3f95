using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Protocol;
using Tracker.Web.App;

namespace Tracker.Web.Tests.Doubles;

/// <summary>Documents that the test says the viewer may read, by their digests.</summary>
public sealed class FakeDocuments : IDocumentReads
{
    private readonly Dictionary<string, CapturedText?> texts = new(StringComparer.Ordinal);

    /// <summary>Who may read what is cited.</summary>
    public CompartmentId Keeper { get; set; } = CompartmentId.Record;

    public SourceCheck? Checked { get; set; }

    public static readonly ActorId Source = ActorId.Parse("source/report");

    /// <param name="text">Null for a document without words.</param>
    public void Keep(string sha256, string? text) => texts[sha256] = text is null ? null : new CapturedText(text);

    public Task<PassageWords?> Words(Passage passage)
    {
        if (!texts.TryGetValue(passage.Sha256, out var text)) return Task.FromResult<PassageWords?>(null);
        var problem = text is null ? "Its pages are pictures." : text.Misses(passage);
        return Task.FromResult<PassageWords?>(new(Document(passage.Sha256), problem is null ? text!.Around(passage, 20) : [],
            problem is null ? passage.Parts[0].From : 0, Problem: problem));
    }

    public Task<DocumentPart?> Text(string sha256, int from, int length) => Task.FromResult(
        texts.GetValueOrDefault(sha256) is { } text
            ? new DocumentPart(Document(sha256), from, Math.Min(from + length, text.Length), text.Length, 1, 1, text.Slice(from, from + length)) : null);

    public Task<(TextDifference? Difference, string? Failure)> Difference(string was, string now) =>
        Task.FromResult<(TextDifference?, string?)>((
            new(Document(was), Document(now), 1, 0, [new DifferentLines(3, [texts[was]!.Slice(0, 8)], 3, [], "A. Adams", "C. Chen")]), null));

    public Task<SourceCheck?> Check(ActorId source) => Task.FromResult(Checked);

    public Task<CitedPlace?> Cite(string document, string? words, int? page) => Task.FromResult(
        texts.Where(t => t.Value?.Find(words ?? "", 1).Count > 0).Select(t => (t.Key, Found: t.Value!.Find(words!, 1)[0]))
            .Select(t => new CitedPlace(Source, document, PartialDate.Parse("2022-11"), t.Key, Keeper, $"{t.Found.From}-{t.Found.To}")).FirstOrDefault());

    private static KeptDocument Document(string sha256) =>
        new(Source, "Report", CompartmentId.Record, EntityId.Parse("c"), DocumentForm.Text, sha256, sha256);
}
