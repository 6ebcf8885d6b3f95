namespace Tracker.Domain.Watches;

/// <summary>A claim by its record.</summary>
public sealed record FactKey(ActorId Record, EntityId Claim);

/// <summary>An officer or editor whom the record has.</summary>
/// <param name="Key">Identifies the person or body among those of one committee.</param>
/// <param name="Since">When it was recorded first.</param>
/// <param name="Facts">The claims that say so.</param>
/// <param name="Name">Null if the source only counts.</param>
/// <param name="Country">Null if it is unknown.</param>
public sealed record Counted(
    string Key, string Role, DateTimeOffset Since, ImmutableArray<FactKey> Facts, string? Name = null, string? Country = null)
{
    /// <summary>True for the same one, of the same country.</summary>
    public bool IsSame(Counted other) => Key == other.Key && CountryKey == other.CountryKey;

    /// <summary>By which countries are told apart: the word without case and accents.</summary>
    [JsonIgnore]
    public string? CountryKey => Country is null ? null : Folding.Of(Country);
}

/// <summary>The officers of a committee and the editors of its work items on one day, from the claims that stand.</summary>
public sealed record CommitteeStanding(ActorId Committee, ImmutableArray<Counted> Officers, ImmutableArray<Counted> Editors)
{
    /// <param name="books">The claims of the committee, of its work items and of those who are named.</param>
    /// <param name="items">The work items of the committee.</param>
    public static CommitteeStanding Of(
        ActorId committee, IEnumerable<ActorId> items, IReadOnlyDictionary<ActorId, ClaimBook> books, DateOnly day) => new(
            committee, Count(Said([committee], books, OfficerOf), books, day), Count(Said(items, books, EditorOf), books, day));

    /// <summary>Records of which the country may have to be looked up.</summary>
    public static IEnumerable<ActorId> Named(Statement statement) =>
        (OfficerOf(statement) ?? EditorOf(statement))?.Who.Select(w => w.Actor).OfType<ActorId>() ?? [];

    /// <summary>True if somebody is an officer or an editor by this statement.</summary>
    public static bool IsPost(Statement statement) => (OfficerOf(statement) ?? EditorOf(statement)) is not null;

    /// <param name="Who">The person, then the organisation; none if the source only counts.</param>
    private sealed record Place(string Role, string? Country, int Number, params ImmutableArray<Reference> Who);

    /// <summary>Words of roles that are an office of a committee; sources print other roles of parties beside them.</summary>
    private static readonly string[] Offices =
        ["chair", "convenor", "convener", "secretar", "rapporteur", "officer", "manager", "leader", "coordinator", "president"];

    private static bool IsOffice(string role) => Array.Exists(Offices, o => role.Contains(o, StringComparison.OrdinalIgnoreCase));

    private static Place? OfficerOf(Statement statement) => statement switch
    {
        RoleHeld s when !IsOffice(s.Role) => null,
        RoleHeld { With: { } holder } s => new(s.Role, s.Country, 1, holder),
        RoleHeld s => new(s.Role, s.Country, s.Count ?? 1),
        _ => null,
    };

    private static Place? EditorOf(Statement statement) => statement switch
    {
        Editor { Person: { } person } s => new("editor", s.Country, 1, person, s.Organization),
        Editor s => new("editor", s.Country, 1, s.Organization),
        TakesPart { Role: DocumentRole.Editor or DocumentRole.LeadEditor or DocumentRole.CoEditor } s => s.PartyKind switch
        {
            PartyKind.Country => new("editor", s.Party.Name, s.Count ?? 1),
            PartyKind.Group => new("editor", null, s.Count ?? 1),
            _ => new("editor", null, 1, s.Party),
        },
        _ => null,
    };

    private sealed record Entry(ActorId Record, Claim Claim, Place Place);

    private static List<Entry> Said(
        IEnumerable<ActorId> records, IReadOnlyDictionary<ActorId, ClaimBook> books, Func<Statement, Place?> placeOf) =>
        [.. from record in records let book = books.GetValueOrDefault(record) where book is not null from claim in book.Claims
            where claim.Assertion.Hearsay is null let place = placeOf(claim.Statement) where place is not null select new Entry(record, claim, place)];

    private static ImmutableArray<Counted> Count(List<Entry> said, IReadOnlyDictionary<ActorId, ClaimBook> books, DateOnly day)
    {
        var now = said.Where(s => s.Claim.Stands && s.Claim.MayHoldOn(day)).ToList();
        var named = now.Where(s => s.Place.Who.Length > 0).GroupBy(s => s.Place.Who[0].Key, StringComparer.Ordinal).Select(g => new Counted(
            g.Key, string.Join(", ", g.Select(s => s.Place.Role).Distinct()),
            said.Where(s => s.Place.Who.Length > 0 && s.Place.Who[0].Key == g.Key).Min(s => s.Claim.At), FactsOf(g), g.First().Place.Who[0].Name,
            CountryOf([.. g], books, day))).ToList();
        var unnamed = now.Where(s => s.Place.Who.Length == 0)
            .GroupBy(s => (s.Record, s.Place.Role, Country: s.Place.Country is { } country ? Folding.Of(country) : null)).SelectMany(Unnamed);
        return [.. named.Concat(unnamed).OrderBy(c => c.CountryKey, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal)];

        // Who is named in the same role is one of those that are counted.
        IEnumerable<Counted> Unnamed(IGrouping<(ActorId Record, string Role, string? Country), Entry> group)
        {
            var all = group.Max(s => s.Place.Number);
            var known = named.Count(n => n.CountryKey == group.Key.Country && n.Facts.Any(f => f.Record == group.Key.Record)
                && n.Role.Split(", ").Contains(group.Key.Role));
            for (var i = Math.Min(known, all); i < all; i++)
                yield return new(
                    $"{group.Key.Record} {group.Key.Role} {group.Key.Country} {i}", group.Key.Role,
                    said.Where(s => s.Place.Who.Length == 0 && s.Record == group.Key.Record && s.Place.Role == group.Key.Role && s.Place.Number > i)
                        .Min(s => s.Claim.At),
                    FactsOf(group.Where(s => s.Place.Number > i)), Country: group.First().Place.Country);
        }
    }

    private static ImmutableArray<FactKey> FactsOf(IEnumerable<Entry> said) => [.. said.Select(s => new FactKey(s.Record, s.Claim.Id))];

    /// <summary>What the role says, or else the record of the holder or of their organisation; null if nothing does, or not one thing.</summary>
    private static string? CountryOf(List<Entry> said, IReadOnlyDictionary<ActorId, ClaimBook> books, DateOnly day)
    {
        var printed = One(said.Select(s => s.Place.Country));
        if (printed.Any) return printed.Country;
        foreach (var actor in said.SelectMany(s => s.Place.Who).Select(w => w.Actor).OfType<ActorId>().Distinct())
            if (books.GetValueOrDefault(actor) is { } book)
            {
                var known = book.PreferredAbout(new OfCountry("").About()) is { Statement: OfCountry preferred } ? (true, preferred.Country)
                    : One(book.AsOf(day).Facts<OfCountry>().Select(c => c.Country));
                if (known.Item1) return known.Item2;
            }
        return null;
    }

    private static (bool Any, string? Country) One(IEnumerable<string?> countries)
    {
        var all = countries.OfType<string>().DistinctBy(Folding.Of).ToList();
        return (all.Count > 0, all.Count == 1 ? all[0] : null);
    }
}
