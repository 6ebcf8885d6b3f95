namespace Tracker.Domain.Delegations;

/// <summary>How a preparation meeting closed an agenda point.</summary>
public enum PointEnd { Position, Task, NotReady }

/// <summary>Who was invited to a preparation meeting says whether they come.</summary>
public enum Coming { NotAnswered, Comes, Regrets }

/// <summary>When and where a preparation meeting is.</summary>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Zone">The zone in which it was planned, by its name in the time zone database, such as <c>America/New_York</c>.</param>
/// <param name="Place">A room, an address, or the link of a call.</param>
public sealed record PreparationTime(DateTimeOffset Starts, int Minutes, string Zone, string Place)
{
    public const int LongestMinutes = 12 * 60, ZoneName = 64;

    /// <summary>A plan that was written a moment before it begins still counts.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    [JsonIgnore]
    public DateTimeOffset Ends => Starts.AddMinutes(Minutes);

    /// <summary>True if it is on the same day (UTC).</summary>
    public bool IsOnDayOf(PreparationTime other) => Starts.UtcDateTime.Date == other.Starts.UtcDateTime.Date;

    /// <summary>Null if it can be planned now for a gathering with that last day.</summary>
    /// <param name="before">The time that it takes the place of: a meeting that has begun keeps its beginning. Null for a new one.</param>
    public Rejection? Refuses(DateTimeOffset now, DateOnly closesOn, string field, PreparationTime? before = null)
    {
        var day = DateOnly.FromDateTime(Starts.UtcDateTime);
        return Minutes is < 1 or > LongestMinutes ? Rejection.Invalid($"A preparation meeting takes 1 to {LongestMinutes} minutes.", field)
            : Starts < now - Grace && Starts != before?.Starts ? Rejection.Invalid("A preparation meeting cannot begin in the past.", field)
            // A day is a day later or earlier elsewhere.
            : day > closesOn.AddDays(1) ? Rejection.Invalid("A preparation meeting is before the end of the gathering.", field)
            : TextLimits.Demands(Zone, field, ZoneName) ?? TextLimits.Demands(Place, field, TextLimits.Line);
    }

    /// <summary>On one line, for a conflict.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Starts.ToUniversalTime():yyyy-MM-dd HH:mm} UTC, {Minutes} minutes, {Place}");
}

/// <summary>A point that a preparation meeting has closed.</summary>
/// <param name="TextVersion">The text version of the position, where it was closed with one: if the position moves on, the point shows it.</param>
/// <param name="Because">Why the delegation is not ready; null otherwise.</param>
/// <param name="Task">The task it was closed with; null otherwise.</param>
public sealed record ClosedPoint(
    PointEnd End, ParticipantId By, DateTimeOffset At, int? TextVersion = null, string? Because = null, EntityId? Task = null);

/// <summary>Somebody on the roster who was invited.</summary>
/// <param name="Came">Whether they were there; null while nobody has recorded it.</param>
/// <param name="Reason">Why they cannot come, if they said it.</param>
public sealed record Invitee(ParticipantId Participant, Choice<Coming> Answer, Choice<bool?> Came, string? Reason = null)
{
    internal static Invitee Of(ParticipantId participant) => new(participant, new(Coming.NotAnswered), new(null));
}

/// <summary>Something that a preparation meeting decided.</summary>
/// <param name="Point">The agenda point it is about, or null.</param>
public sealed record PreparedDecision(EntityId Id, Field Text, EntityId? Point = null);

/// <summary>A meeting of government and industry before the gathering, at which each of its points is closed by a position, a task or as not ready.</summary>
/// <param name="Guests">Who is invited besides the roster, by name and organisation.</param>
/// <param name="Points">Agenda points, in the order in which they are taken up.</param>
/// <param name="CancelledFor">Why it does not take place; null while it does.</param>
public sealed record Preparation(
    EntityId Id, Field Title, Choice<PreparationTime> Time, Field Guests, ImmutableArray<EntityId> Points,
    ImmutableSortedDictionary<EntityId, ClosedPoint> Closed, ImmutableSortedDictionary<ParticipantId, Invitee> Invited,
    ImmutableSortedDictionary<EntityId, PreparedDecision> Decisions, Choice<string?> CancelledFor)
{
    [JsonIgnore]
    public bool IsCancelled => CancelledFor.Value is not null;

    /// <summary>The points that are still to be closed, without those that were removed from the agenda.</summary>
    public IEnumerable<EntityId> Open(DelegationState delegation) =>
        Points.Where(p => !Closed.ContainsKey(p) && delegation.Agenda.GetValueOrDefault(p) is { Removed: false });

    internal static Preparation Of(PreparationPlanned e, Recorded recorded) => new(
        e.Id, Field.Empty.Set(e.Title, recorded), new Choice<PreparationTime>(e.Time).Set(e.Time, recorded),
        e.Guests is null ? Field.Empty : Field.Empty.Set(e.Guests, recorded), e.Points, ImmutableSortedDictionary<EntityId, ClosedPoint>.Empty,
        e.Invited.ToImmutableSortedDictionary(p => p, Invitee.Of),
        ImmutableSortedDictionary<EntityId, PreparedDecision>.Empty, new(null));
}
