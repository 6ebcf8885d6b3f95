using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Organizations;
using Tracker.Domain.Screening;
using Tracker.Domain.Subjects;
using Tracker.Import.Screening;

namespace Tracker.Server.Screening;

/// <summary>A list ready to be compared, and what was found of names that were.</summary>
internal sealed class LoadedList(ListIndex index)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<LikeEntry>?> found = new();
    private FrozenSet<(EntityId, string)>? entries;

    public ListIndex Index => index;

    /// <summary>The entries like these names, compared once; null if nothing of them can be compared.</summary>
    public ImmutableArray<LikeEntry>? Like(OwnNames names) => found.GetOrAdd(names.Digest, (_, own) => index.Like(own.Names), names);

    /// <summary>True if the list has this entry as it is.</summary>
    public bool Has(ListEntry entry) => (entries ??= index.Entries.Select(e => (e.Key, e.Digest)).ToFrozenSet()).Contains((entry.Key, entry.Digest));
}

/// <summary>Compares the names of our organisations with those of a list. Lists and what was found of each name are kept in memory.</summary>
public sealed class Screener(IStore store, RecordKinds kinds)
{
    /// <summary>Versions that are held ready: the one in use, the one before, one that is looked at, and one more.</summary>
    private const int MostLists = 4;

    private static readonly string[] Names = [StatementColumns.WordOf(typeof(Titled)), StatementColumns.WordOf(typeof(AlsoNamed))];

    private static readonly SearchSight Read = new(
        [(Organization.Kind.Name, CompartmentId.Record), (Organization.Kind.Name, CompartmentId.Government)], [], []);

    private readonly ConcurrentDictionary<string, Lazy<LoadedList>> lists = new();

    /// <summary>The names of organisations, as every government liaison may read them.</summary>
    /// <param name="only">Of this one; null for all.</param>
    public async Task<IReadOnlyList<OwnNames>> Organizations(ActorId? only, CancellationToken cancellation)
    {
        var rows = await store.Claims.Find(
            new ClaimFilter(Subject: only, Statements: Names, Kind: Organization.Kind.Name), Read, 0, int.MaxValue, cancellation);
        var json = ClaimRows.StatementsOf(kinds.Find(Organization.Kind.Name)!);
        return
        [
            .. from record in rows.GroupBy(r => r.Actor)
               let said = record.OrderBy(r => r.Compartment != CompartmentId.Record).ThenBy(r => r.Version)
               let names = OwnNames.Of(record.Key, said.Select(r => (Statement)JsonSerializer.Deserialize(r.Says, json)!))
               where names is not null select names,
        ];
    }

    /// <summary>A kept version; null with the reason if it cannot be read.</summary>
    internal async Task<(LoadedList? List, string? Problem)> Load(ListVersion version, CancellationToken cancellation)
    {
        var sha256 = version.Document.Sha256;
        if (lists.TryGetValue(sha256, out var ready)) return (ready.Value, null);
        if (await store.Documents.Read(sha256, cancellation) is not { } bytes) return (null, $"The file of the list of {version.Dated} is not stored.");
        return ListFile.Read(bytes) is { Refused: null } read ? (Keep(sha256, read), null) : (null, $"The file of the list of {version.Dated} is no list.");
    }

    internal LoadedList Keep(string sha256, ListReading read)
    {
        var list = lists.GetOrAdd(sha256, _ => new(() => new(new ListIndex(ListFile.Names, read.Entries)))).Value;
        foreach (var old in lists.Keys.Where(k => k != sha256).SkipLast(MostLists - 1).ToList()) lists.TryRemove(old, out _);
        return list;
    }

    /// <summary>How all organisations compare.</summary>
    /// <param name="before">The list in use before; null if there was none.</param>
    internal static ScreeningView Compare(
        IReadOnlyList<OwnNames> organizations, LoadedList list, LoadedList? before, ScreeningList decided, CancellationToken cancellation)
    {
        var (pairs, empty) = Pairs(organizations, list, before, decided, cancellation);
        var shown = pairs.OrderByDescending(p => p.Awaits).ThenByDescending(p => p.IsNew || p.HasChanged).ThenByDescending(p => p.Likeness.Score);
        var concerned = pairs.Where(p => p.IsNew).DistinctBy(p => p.Organization).Select(p => new Reference(p.Title, p.Organization));
        return new(
            organizations.Count, [.. empty.Take(ScreeningView.Most)], [.. shown.Take(ScreeningView.Most)], pairs.Count, pairs.Count(p => p.Awaits),
            [.. concerned.Take(ScreeningView.Most)], decided.Current, decided.Before);
    }

    /// <summary>The pairs of all organisations, the most alike first, and the organisations of whose names nothing can be compared.</summary>
    internal static (List<ScreenedPair> Pairs, List<ActorId> NotCompared) Pairs(
        IReadOnlyList<OwnNames> organizations, LoadedList list, LoadedList? before, ScreeningList decided, CancellationToken cancellation)
    {
        var compared = organizations.AsParallel().AsOrdered().WithCancellation(cancellation).Select(o => (Own: o, Like: list.Like(o))).ToList();
        var pairs = from one in compared from like in one.Like ?? []
                    orderby like.Likeness.Score descending, one.Own.Title, one.Own.Organization
                    select new ScreenedPair(
                        one.Own.Organization, one.Own.Title, one.Own.Digest, like.Entry, like.Likeness, before is not null && !before.Has(like.Entry),
                        decided.Of(one.Own.Organization, like.Entry.Key));
        return ([.. pairs], [.. compared.Where(c => c.Like is null).Select(c => c.Own.Organization)]);
    }
}
