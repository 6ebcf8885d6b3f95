using Tracker.Domain.Drafts;

namespace Tracker.Storage;

internal sealed class Listings(Database database) : IListings
{
    private const int LongestTitle = 300;

    public static string Title(ListingRow row) => StorableText.Of(row.Title, LongestTitle);

    /// <summary>The form of a title for search and sorting, the same in both engines.</summary>
    public static string Search(string title) => title.ToLowerInvariant();

    public async Task<IReadOnlyList<ListingRow>> List(
        string kind, CompartmentId? compartment, string? titleContains, int skip, int take, CancellationToken cancellation)
    {
        (string, object?)[] common = [("kind", kind), ("pattern", Pattern(titleContains)), ("skip", skip), ("take", take)];
        return compartment is { } one
            ? await database.Read(database.Engine + "/list_compartment", DbRows.Listing, cancellation, [.. common, ("compartment", one.Value)])
            : await database.Read(database.Engine + "/list_all", DbRows.Listing, cancellation, common);
    }

    public async Task<IReadOnlyList<ListingRow>> Of(IEnumerable<ActorId> actors, CompartmentId compartment, CancellationToken cancellation) =>
        await database.Read(database.Engine + "/list_of", DbRows.Listing, cancellation,
            ("actors", database.Texts(actors.Select(a => a.Value))), ("compartment", compartment.Value));

    public async Task<IReadOnlyList<ListingRow>> Merged(string kind, CancellationToken cancellation) =>
        await database.Read("query/list_merged", DbRows.Listing, cancellation, ("kind", kind));

    public async Task<IReadOnlyList<LastChange>> LastChanges(IEnumerable<ActorId> actors, CancellationToken cancellation) => await database.Read(
        database.Engine + "/last_changes", DbRows.Change, cancellation, ("actors", database.Texts(actors.Select(a => a.Value))));

    public Task FillLastChanges(CancellationToken cancellation) => new LastChanges(database).Fill(cancellation);

    public async Task<IReadOnlyDictionary<ActorId, string>> AccessLists(string kind, CancellationToken cancellation)
    {
        var rows = await database.Read("query/access_lists", row => (ActorId.Parse(row.GetString(0)), row.GetString(1)), cancellation, ("kind", kind));
        return rows.ToDictionary(row => row.Item1, row => row.Item2);
    }

    public async Task<string?> AccessList(ActorId actor, CancellationToken cancellation) =>
        (await database.Read("query/access_list", row => row.GetString(0), cancellation, ("actor", actor.Value))).SingleOrDefault();

    public async Task<string?> AccessListWith(ParticipantId participant, ActorId actor, CancellationToken cancellation) =>
        (await database.Read("query/access_list_with", row => row.IsDBNull(0) ? null : row.GetString(0), cancellation,
            ("participant", participant.Value), ("actor", actor.Value))).SingleOrDefault();

    public async Task<IReadOnlyDictionary<ActorId, string>> AccessListsOf(ParticipantId participant, CancellationToken cancellation)
    {
        var rows = await database.Read(
            "query/access_lists_of", row => (ActorId.Parse(row.GetString(0)), row.GetString(1)), cancellation, ("participant", participant.Value));
        return rows.ToDictionary(row => row.Item1, row => row.Item2);
    }

    public async Task<bool> Happened(ActorId actor, IEnumerable<CompartmentId> compartments, CancellationToken cancellation) =>
        (await database.Read(database.Engine + "/happened", row => row.GetInt32(0), cancellation,
            ("actor", actor.Value), ("compartments", database.Texts(compartments.Select(c => c.Value))))).Count > 0;

    public async Task<IReadOnlyList<TextRow>> Texts(ActorId record, IEnumerable<CompartmentId> compartments, CancellationToken cancellation)
    {
        var texts = new List<TextRow>();
        foreach (var compartment in compartments)
        {
            // '0' is the character after '/', so the range has the keys of this record and compartment only.
            var first = $"{DraftId.PrefixOf(record)}{compartment}/";
            texts.AddRange(await database.Read("query/list_texts", DbRows.Text, cancellation, ("first", first), ("behind", first[..^1] + '0')));
        }
        return [.. texts.OrderBy(t => Search(t.Title), StringComparer.Ordinal).ThenBy(t => t.Actor.Value, StringComparer.Ordinal)];
    }

    /// <summary>The words in their order, whatever stands between them.</summary>
    private static string Pattern(string? titleContains)
    {
        var text = Search(StorableText.Of(titleContains ?? "", LongestTitle));
        foreach (var special in (string[])["\\", "%", "_"]) text = text.Replace(special, "\\" + special, StringComparison.Ordinal);
        return $"%{string.Join('%', text.Split(' ', StringSplitOptions.RemoveEmptyEntries))}%";
    }
}
