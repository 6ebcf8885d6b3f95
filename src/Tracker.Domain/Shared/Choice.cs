namespace Tracker.Domain.Shared;

/// <summary>A value that is chosen, not written (a stance, a date, an owner), and who set it last.</summary>
/// <param name="Version">The compartment's version at which it was set; 0 if it never was.</param>
public sealed record Choice<T>(T Value = default!, long Version = 0, ParticipantId? By = null, DateTimeOffset? At = null)
{
    public Choice<T> Set(T value, Recorded recorded) => new(value, recorded.Version, recorded.By, recorded.At);
    public bool Is(T value) => EqualityComparer<T>.Default.Equals(Value, value);

    /// <summary>Null if the change fits the current value; else the conflict, with the current value and who set it.</summary>
    public Rejection? Refuses(T was, T to, string field) =>
        Is(was) || Is(to)
            ? null
            : new Rejection(RejectionCode.Conflict, "Another participant changed this in the meantime. Choose again.", field, Word(Value), By);

    /// <summary>What a change leads to: the event, nothing if it is chosen already, or the conflict.</summary>
    public Decision Decide(T was, T to, string field, CompartmentId at, Event changed) =>
        Refuses(was, to, field) is { } no ? no : Is(to) ? Decision.Nothing : Decision.Of(at, changed);

    private static string? Word(T value) => value switch
    {
        null => null,
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
