namespace Tracker.Storage.Sqlite;

/// <summary>Commits groups on the writing connection. Called on the writing thread.</summary>
internal sealed class SqliteCommitter(SqliteDatabase database) : ICommitter
{
    private const int Constraint = 19, TooBig = 18;
    private const int PrimaryKey = 1555, Unique = 2067;
    private AppendStatements? statements;

    public Task<Dictionary<ActorId, Tail>> ReadTails(IReadOnlyCollection<ActorId> actors)
    {
        var tails = new Dictionary<ActorId, Tail>();
        foreach (var actor in actors)
        {
            using var command = database.Writing().Command(SqlFiles.Text("sqlite/tail"), ("actor", actor.Value));
            using var reader = command.ExecuteReader();
            if (reader.Read()) tails[actor] = new Tail(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
        }
        return Task.FromResult(tails);
    }

    public Task Commit(IReadOnlyList<Pending> group)
    {
        try
        {
            var prepared = Statements();
            prepared.Begin();
            Write(prepared, group);
            prepared.Commit();
            return Task.CompletedTask;
        }
        catch (Exception e) when (e is not RefusedException)
        {
            Drop();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        statements?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Write(AppendStatements prepared, IReadOnlyList<Pending> group)
    {
        try
        {
            foreach (var pending in group) prepared.Write(pending.Append);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Constraint or TooBig)
        {
            prepared.Rollback();
            throw new RefusedException(e.SqliteExtendedErrorCode switch
            {
                PrimaryKey => Refused.Version,
                Unique => Refused.Operation,
                _ => Refused.Rows,
            }, e);
        }
    }

    private AppendStatements Statements()
    {
        var connection = database.Writing();
        if (statements?.Connection == connection) return statements;
        statements?.Dispose();
        return statements = new AppendStatements(connection);
    }

    private void Drop()
    {
        statements?.Dispose();
        statements = null;
        database.Drop();
    }
}
