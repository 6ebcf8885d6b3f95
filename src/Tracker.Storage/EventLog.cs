using System.Runtime.CompilerServices;

namespace Tracker.Storage;

/// <param name="writer">Null if the store is open for reading only.</param>
internal sealed class EventLog(Database database, GroupCommit? writer) : IEventLog
{
    public Task Append(Append append) => writer?.Append(append) ?? throw new InvalidOperationException("The store is open for reading only.");

    public async Task<IReadOnlyList<StoredEvent>> Read(ActorId actor, long after, int limit, CancellationToken cancellation) =>
        await database.Read("query/read", DbRows.Event, cancellation, ("actor", actor.Value), ("after", after), ("limit", limit));

    public async Task<IReadOnlyList<StoredEvent>> FindOperation(ActorId actor, OperationId operation, CancellationToken cancellation) =>
        await database.Read("query/find_operation", DbRows.Event, cancellation, ("actor", actor.Value), ("operation", database.Operation(operation)));

    public async IAsyncEnumerable<ActorId> Actors([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenToRead(cancellation);
        await using var command = connection.Command(SqlFiles.Text("query/actors"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) yield return ActorId.Parse(reader.GetString(0));
    }
}
