namespace Tracker.Storage;

internal sealed class SignInLinks(Database database) : ISignInLinks
{
    public Task Add(byte[] hash, ParticipantId participant, ParticipantId issuedBy, DateTimeOffset expiresAt, CancellationToken cancellation) =>
        database.Write("query/sign_in_add", cancellation,
            ("hash", hash), ("participant", participant.Value), ("issued_by", issuedBy.Value), ("expires_at", database.Time(expiresAt)));

    public async Task<UsedLink?> Use(byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        (await database.WriteReturning(
            "query/sign_in_use", row => new UsedLink(ParticipantId.Parse(row.GetString(0)), ParticipantId.Parse(row.GetString(1))), cancellation,
            ("hash", hash), ("now", database.Time(now)))).FirstOrDefault();

    public async Task<ParticipantId?> Peek(byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        await database.Read("query/sign_in_peek", row => row.GetString(0), cancellation, ("hash", hash), ("now", database.Time(now))) is [var participant]
            ? ParticipantId.Parse(participant)
            : null;

    public async Task<IReadOnlyList<ParticipantId>> IssuersFor(ParticipantId participant, DateTimeOffset now, CancellationToken cancellation) =>
        await database.Read("query/sign_in_issuers", row => ParticipantId.Parse(row.GetString(0)), cancellation,
            ("participant", participant.Value), ("now", database.Time(now)));

    public Task Void(ParticipantId participant, ParticipantId issuedBy, DateTimeOffset now, CancellationToken cancellation) =>
        database.Write("query/sign_in_void", cancellation,
            ("participant", participant.Value), ("issued_by", issuedBy.Value), ("now", database.Time(now)));
}
