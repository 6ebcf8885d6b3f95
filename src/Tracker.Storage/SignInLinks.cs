namespace Tracker.Storage;

internal sealed class SignInLinks(Database database) : ISignInLinks
{
    public Task Add(byte[] hash, ParticipantId participant, ParticipantId issuedBy, DateTimeOffset expiresAt, CancellationToken cancellation) =>
        database.Write("query/sign_in_add", cancellation,
            ("hash", hash), ("participant", participant.Value), ("issued_by", issuedBy.Value), ("expires_at", database.Time(expiresAt)));

    public async Task<ParticipantId?> Use(byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        One(await database.WriteReturning("query/sign_in_use", row => row.GetString(0), cancellation, ("hash", hash), ("now", database.Time(now))));

    public async Task<ParticipantId?> Peek(byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        One(await database.Read("query/sign_in_peek", row => row.GetString(0), cancellation, ("hash", hash), ("now", database.Time(now))));

    private static ParticipantId? One(List<string> found) => found is [var participant] ? ParticipantId.Parse(participant) : null;
}
