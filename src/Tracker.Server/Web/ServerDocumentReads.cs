using Tracker.Domain.Claims;
using Tracker.Server.Directory;
using Tracker.Server.Documents;
using Tracker.Server.SignIn;
using Tracker.Web.App;

namespace Tracker.Server.Web;

/// <summary>The documents that the viewer of the request may read, for what the server writes into a page.</summary>
public sealed class ServerDocumentReads(IHttpContextAccessor http, DirectoryCache directory, DocumentDesk desk) : IDocumentReads
{
    private Principal? Viewer => directory.PrincipalOf(http.HttpContext!.User);

    private CancellationToken Aborted => http.HttpContext!.RequestAborted;

    public async Task<PassageWords?> Words(Passage passage) =>
        Viewer is { } viewer ? await desk.WordsOf(viewer, passage, PassageWords.UsuallyAround, Aborted) : null;

    public async Task<DocumentPart?> Text(string sha256, int from, int length) =>
        Viewer is { } viewer ? await desk.PartOf(viewer, sha256, from, length, Aborted) : null;

    public async Task<(TextDifference? Difference, string? Failure)> Difference(string was, string now)
    {
        var (difference, rejection) = Viewer is { } viewer ? await desk.Between(viewer, was, now, Aborted) : (null, Rejection.NotFound);
        return (difference, rejection?.Sentence);
    }

    public async Task<SourceCheck?> Check(ActorId source) => Viewer is { } viewer ? await desk.Check(viewer, source, Aborted) : null;

    public async Task<IReadOnlyList<FoundWords>?> Find(string sha256, string words) =>
        Viewer is { } viewer ? await desk.Places(viewer, sha256, words, Aborted) : null;
}
