namespace Tracker.Domain.Shared;

/// <summary>From one partial date to another, both inclusive; null is open or unknown.</summary>
public sealed record PartialInterval(PartialDate? From = null, PartialDate? To = null)
{
    /// <summary>Null if the interval can contain a day.</summary>
    public Rejection? Refuses(string field) => From is { } from && To is { } to && to.Latest < from.Earliest
        ? Rejection.Invalid($"'{field}' ends ({to}) before it starts ({from}).", field)
        : null;

    /// <summary>True if some reading of the partial dates includes the day.</summary>
    public bool MayCover(DateOnly day) => (From is null || From.Value.Earliest <= day) && (To is null || day <= To.Value.Latest);

    /// <summary>True if every reading of the partial dates includes the day.</summary>
    public bool SurelyCovers(DateOnly day) => (From is null || From.Value.Latest <= day) && (To is null || day <= To.Value.Earliest);

    public override string ToString() => $"{From?.Value ?? ".."}/{To?.Value ?? ".."}";
}
