using Tracker.Web.Live;
using Passage = Tracker.Domain.Claims.Passage;

namespace Tracker.Web.App;

/// <summary>The documents of sources: at the server directly, in a browser over the API. Null where there is none that the viewer may read.</summary>
public interface IDocumentReads
{
    /// <summary>The words of a passage in their context.</summary>
    Task<PassageWords?> Words(Passage passage);

    /// <summary>A part of the text.</summary>
    Task<DocumentPart?> Text(string sha256, int from, int length);

    /// <summary>The lines that were removed and added between two documents, or why they cannot be compared.</summary>
    Task<(TextDifference? Difference, string? Failure)> Difference(string was, string now);

    /// <summary>Whether the facts that cite the documents of a source lead to words.</summary>
    Task<SourceCheck?> Check(ActorId source);

    /// <summary>Where these words stand in a document.</summary>
    Task<IReadOnlyList<FoundWords>?> Find(string sha256, string words);
}

/// <summary>Documents over the API, in a browser.</summary>
public sealed class ApiDocumentReads(Microsoft.AspNetCore.Components.NavigationManager navigation, Workplace workplace) : IDocumentReads
{
    private const string Unreachable = "The server does not answer.";

    private ApiClient Api => navigation.Api(workplace.Me.Id);

    public async Task<PassageWords?> Words(Passage passage) => (await Api.Words(passage).OrWhy(Unreachable)).Value;

    public async Task<DocumentPart?> Text(string sha256, int from, int length) => (await Api.DocumentText(sha256, from, length).OrWhy(Unreachable)).Value;

    public Task<(TextDifference? Difference, string? Failure)> Difference(string was, string now) => Api.Difference(was, now).OrWhy(Unreachable);

    public async Task<SourceCheck?> Check(ActorId source) => (await Api.CheckSource(source).OrWhy(Unreachable)).Value;

    public async Task<IReadOnlyList<FoundWords>?> Find(string sha256, string words) => (await Api.FindWords(sha256, words).OrWhy(Unreachable)).Value;
}
