using System.Globalization;

namespace Tracker.Storage;

internal sealed class ClaimTable(Database database) : IClaims
{
    private const string Mark = " --? ";
    private readonly DerivedRows fill = new(database, "claim");

    /// <summary>The columns in the order of the statements that write and read them.</summary>
    public static readonly string[] Columns =
    [
        "actor", "compartment", "version", "id", "statement", "about", "value", "says", "named", "country", "organization", "committee", "valid_from",
        "valid_to", "holds_from", "holds_to", "recorded_from", "recorded_to", "hearsay", "removed_at", "preferred", "source", "document", "span",
    ];

    public Task<IReadOnlyList<ActorId>?> Unfilled(int most, CancellationToken cancellation) => fill.Unfilled(most, cancellation);
    public Task Empty(CancellationToken cancellation) => fill.Empty(cancellation);

    public Task Fill(IReadOnlyList<ClaimRow> rows, ActorId? reached, CancellationToken cancellation) => fill.Fill(rows, reached, async (row, run) =>
    {
        if (await run("query/claim_add", [.. Columns.Zip(Values(row, database.Time))]) == 0) return;
        foreach (var named in row.Records())
            await run("query/claim_link_add",
                [("named", named.Value), ("actor", row.Actor.Value), ("compartment", row.Compartment.Value), ("version", row.Version)]);
    }, cancellation);

    public async Task<IReadOnlyList<ClaimRow>> Find(ClaimFilter filter, SearchSight sight, int skip, int take, CancellationToken cancellation)
    {
        (string Name, object? Value)[] asked = [.. Asked(filter).Where(a => a.Value is not null)];
        var marks = asked.Select(a => a.Name).Append(filter is { Known: null, Ever: false } ? "standing" : "").ToHashSet();
        var text = SqlFiles.Text(database.Engine + "/claims_find").Split('\n').Where(line => !line.Contains(Mark) || marks.Contains(line.Split(Mark)[1]));
        return await database.ReadText(string.Join('\n', text), Row, cancellation,
            [.. asked, .. SearchIndex.Seen(database, sight), ("skip", skip), ("take", take)]);
    }

    public async Task<IReadOnlyList<RecordedClaims>> RecordedSince(DateTimeOffset since, CancellationToken cancellation) => await database.Read(
        "query/claims_recorded",
        row => new RecordedClaims(ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetInt64(2), row.Time(3)),
        cancellation, ("since", database.Time(since)));

    /// <summary>The values in the order of <see cref="Columns"/>.</summary>
    public static object?[] Values(ClaimRow row, Func<DateTimeOffset, object> time) =>
    [
        row.Actor.Value, row.Compartment.Value, row.Version, row.Id.Value, row.Statement, row.About, row.Value, row.Says, row.Named, row.Country,
        row.Organization, row.Committee, row.ValidFrom?.Value, row.ValidTo?.Value, Day(row.HoldsFrom), Day(row.HoldsTo), time(row.RecordedFrom),
        row.RecordedTo is { } to ? time(to) : null, (short)(row.IsHearsay ? 1 : 0), row.RemovedAt is { } removed ? time(removed) : null, row.Preferred,
        row.Source, row.Document, row.Span,
    ];

    public static ClaimRow Row(DbDataReader row)
    {
        return new(
            ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetInt64(2), EntityId.Parse(row.GetString(3)), row.GetString(4),
            row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), Text(9), Text(10), Text(11), PartialDate.Read(Text(12)),
            PartialDate.Read(Text(13)), DateOnly.Parse(row.GetString(14), CultureInfo.InvariantCulture),
            DateOnly.Parse(row.GetString(15), CultureInfo.InvariantCulture), row.Time(16), Time(17), row.GetInt16(18) != 0, Time(19), Text(20), Text(21),
            Text(22), Text(23));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        DateTimeOffset? Time(int column) => row.IsDBNull(column) ? null : row.Time(column);
    }

    private IEnumerable<(string Name, object? Value)> Asked(ClaimFilter filter)
    {
        yield return ("subject", filter.Subject?.Value);
        yield return ("subjects", filter.Subjects is { } several ? database.Texts(several.Select(s => s.Value)) : null);
        yield return filter.Statements is [var only] ? ("statement", only) : ("statements", filter.Statements is { } any ? database.Texts(any) : null);
        yield return ("names", filter.Names is { } named ? database.Texts(named.Select(n => n.Value)) : null);
        yield return ("document", filter.Document);
        yield return ("country", filter.Country);
        yield return ("day", filter.AsOf is { } day ? Day(day) : null);
        yield return ("known", filter.Known is { } known ? database.Time(known) : null);
        // '0' is the character after '/', so the range has the records of this kind only.
        yield return ("kind", filter.Kind);
        yield return ("first", filter.Kind is { } first ? first + '/' : null);
        yield return ("behind", filter.Kind is { } behind ? behind + '0' : null);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
