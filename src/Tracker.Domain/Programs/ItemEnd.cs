namespace Tracker.Domain.Programs;

/// <summary>When an item ends, as far as it is known: it did, a person planned it, or the record's own items of its body and kind let it be forecast.</summary>
/// <param name="Ended">The date on which it ended; then nothing is forecast.</param>
/// <param name="Early">10 % of comparable items took no longer; null with <paramref name="Middle"/> (50 %) and <paramref name="Late"/> (90 %) if there are too
/// few of them.</param>
/// <param name="Cases">How many comparable items there are.</param>
/// <param name="Stage">The stage from which it is counted.</param>
/// <param name="Since">When the item reached it.</param>
/// <param name="Compared">The body, and kind of document if it is known, of the items compared.</param>
/// <param name="Source">Who planned it, or where it is written; null for a forecast.</param>
public sealed record ItemEnd(
    ActorId Item, PartialDate? Ended = null, PartialDate? Early = null, PartialDate? Middle = null, PartialDate? Late = null, int Cases = 0,
    string? Stage = null, PartialDate? Since = null, string? Compared = null, string? Source = null)
{
    [JsonIgnore]
    public bool IsKnown => Ended is not null || Middle is not null;

    /// <summary>The end that a person planned stands instead of a forecast, and never instead of an end that is recorded.</summary>
    public ItemEnd Planned(PlannedEnd? plan) => plan is null || Ended is not null
        ? this
        : this with { Early = plan.Early, Middle = plan.Middle, Late = plan.Late, Source = plan.Source };
}
