namespace Tracker.Storage;

/// <summary>The private addresses of participants' calendars, at most one in use for each. Only a SHA-256 of the secret is stored.</summary>
public interface ICalendarAddresses
{
    /// <summary>Adds one in place of the one in use.</summary>
    Task Renew(byte[] hash, ParticipantId participant, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>False if none is in use.</summary>
    Task<bool> Revoke(ParticipantId participant, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Also one that was revoked; null if there never was one.</summary>
    Task<CalendarSecret?> Find(byte[] hash, CancellationToken cancellation = default);

    /// <summary>The one in use, or null.</summary>
    Task<CalendarSecret?> Of(ParticipantId participant, CancellationToken cancellation = default);
}

/// <param name="RevokedAt">Null while it is in use.</param>
public sealed record CalendarSecret(ParticipantId Participant, DateTimeOffset MadeAt, DateTimeOffset? RevokedAt = null);

internal sealed class CalendarAddresses(Database database) : ICalendarAddresses
{
    public Task Renew(byte[] hash, ParticipantId participant, DateTimeOffset now, CancellationToken cancellation) => database.Together(async run =>
    {
        await run("query/calendar_address_revoke", [("participant", participant.Value), ("at", database.Time(now))]);
        await run("query/calendar_address_add", [("hash", hash), ("participant", participant.Value), ("at", database.Time(now))]);
    }, cancellation);

    public async Task<bool> Revoke(ParticipantId participant, DateTimeOffset now, CancellationToken cancellation) =>
        await database.Write("query/calendar_address_revoke", cancellation, ("participant", participant.Value), ("at", database.Time(now))) > 0;

    public async Task<CalendarSecret?> Find(byte[] hash, CancellationToken cancellation) =>
        (await database.Read("query/calendar_address_find", Row, cancellation, ("hash", hash))).FirstOrDefault();

    public async Task<CalendarSecret?> Of(ParticipantId participant, CancellationToken cancellation) =>
        (await database.Read("query/calendar_address_of", Row, cancellation, ("participant", participant.Value))).FirstOrDefault();

    private static CalendarSecret Row(DbDataReader row) =>
        new(ParticipantId.Parse(row.GetString(0)), row.Time(1), row.IsDBNull(2) ? null : row.Time(2));
}
