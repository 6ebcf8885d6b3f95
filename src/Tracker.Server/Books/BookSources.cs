using Tracker.Books;
using Tracker.Domain.Claims;
using Tracker.Web.Parts;

namespace Tracker.Server.Books;

/// <summary>The documents that a book cites, numbered in the order in which they are first cited.</summary>
internal sealed class BookSources
{
    private readonly Dictionary<BookSource, int> numbers = [];

    public IEnumerable<BookSource> All => numbers.OrderBy(n => n.Value).Select(n => n.Key with { Number = n.Value });

    /// <summary>The number of a source; null if there is none.</summary>
    public int? Cite(Source? source)
    {
        if (source is null) return null;
        var said = string.Join(", ", new[] { source.Document, source.Locator, source.Retrieved is { } read ? $"read {Words.Date(read.Value)}" : null }
            .Where(p => !string.IsNullOrWhiteSpace(p)).Select(BriefBook.Shown));
        var cited = new BookSource(0, said, source.Link);
        if (!numbers.TryGetValue(cited, out var number)) numbers[cited] = number = numbers.Count + 1;
        return number;
    }
}
