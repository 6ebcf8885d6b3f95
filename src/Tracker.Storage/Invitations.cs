using System.Globalization;

namespace Tracker.Storage;

internal sealed class Invitations(Database database) : IInvitations
{
    private const string Day = "yyyy-MM-dd";
    private const int LongestAddress = 254;

    public Task Add(OfferedPlace place, CancellationToken cancellation) => database.Write("query/invitation_add", cancellation,
        ("id", place.Id.Value), ("participant", place.Participant.Value), ("invited_by", place.InvitedBy.Value), ("delegation", place.Delegation.Value),
        ("organization", place.Organization.Value), ("role", place.Role.ToString()), ("from_day", Text(place.From)), ("to_day", Text(place.To)),
        ("invited_at", database.Time(place.InvitedAt)), ("name", StorableText.Of(place.Name, TextLimits.Name)),
        ("email", StorableText.Of(place.Email, LongestAddress)));

    public async Task<IReadOnlyList<OfferedPlace>> Open(ParticipantId participant, DateTimeOffset since, CancellationToken cancellation) =>
        await database.Read("query/invitation_open", Row, cancellation, ("participant", participant.Value), ("since", database.Time(since)));

    public async Task<IReadOnlyList<OfferedPlace>> Sent(ActorId delegation, DateTimeOffset since, CancellationToken cancellation) =>
        await database.Read("query/invitation_sent", Row, cancellation, ("delegation", delegation.Value), ("since", database.Time(since)));

    public async Task<long> CountBy(ParticipantId invitedBy, DateTimeOffset since, CancellationToken cancellation) =>
        (await database.Read("query/invitation_count", row => row.GetInt64(0), cancellation,
            ("invited_by", invitedBy.Value), ("since", database.Time(since))))[0];

    public async Task<bool> End(EntityId place, ParticipantId participant, DateTimeOffset at, CancellationToken cancellation) =>
        await database.Write("query/invitation_end", cancellation,
            ("id", place.Value), ("participant", participant.Value), ("at", database.Time(at))) > 0;

    public Task Forget(DateTimeOffset offeredBefore, CancellationToken cancellation) =>
        database.Write("query/invitation_forget", cancellation, ("before", database.Time(offeredBefore)));

    private static OfferedPlace Row(DbDataReader row) => new(
        EntityId.Parse(row.GetString(0)), ParticipantId.Parse(row.GetString(1)), ParticipantId.Parse(row.GetString(2)), ActorId.Parse(row.GetString(3)),
        GroupId.Parse(row.GetString(4)), Enum.Parse<RosterRole>(row.GetString(5)), DayIn(row, 6), DayIn(row, 7), row.Time(8),
        row.GetString(9), row.GetString(10));

    private static string? Text(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly? DayIn(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), Day, CultureInfo.InvariantCulture);
}
