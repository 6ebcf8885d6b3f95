namespace Tracker.Storage;

internal sealed class Sessions(Database database) : ISessions
{
    private const int LongestBrowser = 100;

    public Task Add(SignedInSession session, byte[] hash, CancellationToken cancellation) => database.Write("query/session_add", cancellation,
        ("id", session.Id.Value), ("hash", hash), ("participant", session.Participant.Value),
        ("browser", StorableText.Of(session.Browser, LongestBrowser)), ("started_at", database.Time(session.StartedAt)),
        ("seen_at", database.Time(session.SeenAt)), ("ends_at", database.Time(session.EndsAt)),
        ("made_by", session.MadeBy?.Value ?? ""));

    public async Task<SignedInSession?> Find(byte[] hash, CancellationToken cancellation) =>
        (await database.Read("query/session_find", Row, cancellation, ("hash", hash))).FirstOrDefault();

    public async Task<IReadOnlyList<SignedInSession>> Of(ParticipantId participant, CancellationToken cancellation) =>
        await database.Read("query/session_list", Row, cancellation, ("participant", participant.Value));

    public async Task<IReadOnlyDictionary<EntityId, DateTimeOffset>> StillOpen(
        IReadOnlyCollection<EntityId> sessions, CancellationToken cancellation)
    {
        var open = await database.Read($"{database.Engine}/sessions_open", row => (Id: EntityId.Parse(row.GetString(0)), SeenAt: row.Time(1)), cancellation,
            ("ids", database.Texts(sessions.Select(s => s.Value))));
        return open.ToDictionary(o => o.Id, o => o.SeenAt);
    }

    public Task Seen(EntityId session, DateTimeOffset at, CancellationToken cancellation) =>
        database.Write("query/session_seen", cancellation, ("id", session.Value), ("at", database.Time(at)));

    public async Task<bool> End(EntityId session, ParticipantId participant, DateTimeOffset at, CancellationToken cancellation) =>
        await database.Write("query/session_end", cancellation,
            ("id", session.Value), ("participant", participant.Value), ("at", database.Time(at))) > 0;

    public async Task<IReadOnlyList<EntityId>> EndAll(
        ParticipantId participant, EntityId? except, DateTimeOffset at, CancellationToken cancellation) =>
        await database.WriteReturning("query/session_end_all", row => EntityId.Parse(row.GetString(0)), cancellation,
            ("participant", participant.Value), ("except", except?.Value ?? ""), ("at", database.Time(at)));

    public async Task<IReadOnlyList<EntityId>> EndEveryones(EntityId? except, DateTimeOffset at, CancellationToken cancellation) =>
        await database.WriteReturning("query/session_end_everyone", row => EntityId.Parse(row.GetString(0)), cancellation,
            ("except", except?.Value ?? ""), ("at", database.Time(at)));

    public Task Forget(DateTimeOffset endedBefore, CancellationToken cancellation) =>
        database.Write("query/session_forget", cancellation, ("before", database.Time(endedBefore)));

    private static SignedInSession Row(DbDataReader row) => new(
        EntityId.Parse(row.GetString(0)), ParticipantId.Parse(row.GetString(1)), row.GetString(2), row.Time(3), row.Time(4), row.Time(5),
        ParticipantId.TryParse(row.GetString(6)));
}
