namespace Tracker.Storage;

/// <summary>How far rows of earlier events are filled in. Several servers may do it at once: what is there stays.</summary>
/// <param name="name">With which the statements begin: <c>query/NAME_fill_…</c>, <c>query/NAME_empty</c>.</param>
internal sealed class DerivedRows(Database database, string name)
{
    public async Task<IReadOnlyList<ActorId>?> Unfilled(int most, CancellationToken cancellation)
    {
        var reached = (await database.Read($"query/{name}_fill_reached", row => row.GetString(0), cancellation)).FirstOrDefault();
        return reached is null ? null
            : await database.Read("query/fill_next", row => ActorId.Parse(row.GetString(0)), cancellation, ("reached", reached), ("count", most));
    }

    /// <param name="write">Adds a row by statements that it is given, each with the number of rows that it wrote.</param>
    public Task Fill<TRow>(
        IReadOnlyList<TRow> rows, ActorId? reached, Func<TRow, Func<string, (string, object?)[], Task<int>>, Task> write, CancellationToken cancellation) =>
        database.Together(async run =>
        {
            foreach (var row in rows) await write(row, run);
            await (reached is { } actor ? run($"query/{name}_fill_reach", [("reached", actor.Value)]) : run($"query/{name}_fill_end", []));
        }, cancellation);

    public Task Empty(CancellationToken cancellation) => database.Together(run => run($"query/{name}_empty", []), cancellation);
}
