namespace Tracker.Domain.Watches;

/// <summary>Where a threshold is in one committee.</summary>
public enum ThresholdOutcome { NotReached, Reached, Unknown }

/// <summary>A threshold as the record has it.</summary>
/// <param name="Most">Of the country with the most.</param>
/// <param name="Unknown">Those whose country is unknown.</param>
/// <param name="Of">Those that make it; if it is not reached, those of the country with the most.</param>
public sealed record Weighed(ThresholdOutcome Outcome, int Most, int Unknown, ImmutableArray<Counted> Of)
{
    /// <param name="since">From when on an officer or editor is a new one.</param>
    public static Weighed Weigh(Threshold threshold, CommitteeStanding standing, DateTimeOffset since)
    {
        var all = threshold.OfEditors ? standing.Editors : standing.Officers;
        var unknown = all.Count(c => c.Country is null);
        if (threshold.IsNew)
        {
            ImmutableArray<Counted> fresh = [.. all.Where(c => c.Since >= since)];
            return new(fresh.IsEmpty ? ThresholdOutcome.NotReached : ThresholdOutcome.Reached, fresh.Length, unknown, fresh);
        }
        var countries = all.Where(c => c.Country is not null).GroupBy(c => c.CountryKey).OrderByDescending(g => g.Count()).ToList();
        var most = countries.Count == 0 ? 0 : countries[0].Count();
        var needed = threshold.AtLeast ?? Math.Max(all.Length, 1);
        ImmutableArray<Counted> reaching = [.. countries.Where(g => g.Count() >= needed).SelectMany(g => g)];
        if (!reaching.IsEmpty) return new(ThresholdOutcome.Reached, most, unknown, reaching);
        var mayBe = all.IsEmpty || most + unknown >= needed && (threshold.AtLeast is not null || countries.Count < 2);
        return new(mayBe ? ThresholdOutcome.Unknown : ThresholdOutcome.NotReached, most, unknown, countries.Count == 0 ? [] : [.. countries[0]]);
    }
}

/// <summary>A threshold of a watch was reached in a committee, or is no longer.</summary>
/// <param name="Committee">With the name that it had then.</param>
/// <param name="Under">The committee of the watch: this one, or one above it.</param>
/// <param name="Of">Those who made it; of a threshold for new ones, all that were said.</param>
/// <param name="Seen">Who of the audience has seen it; null while nobody has.</param>
public sealed record Crossing(
    Threshold Threshold, Reference Committee, ActorId Under, ThresholdOutcome Outcome, ImmutableArray<Counted> Of, DateTimeOffset At, Seen? Seen = null)
{
    /// <summary>The countries of those who made it, each once.</summary>
    [JsonIgnore]
    public IEnumerable<string> Countries => Of.Select(c => c.Country).OfType<string>().DistinctBy(Folding.Of);

    /// <summary>What the record says now that the watch has not said; null if that is nothing.</summary>
    /// <param name="before">What it said last; null for nothing.</param>
    public static ImmutableArray<Counted>? News(Crossing? before, Threshold threshold, ThresholdOutcome outcome, ImmutableArray<Counted> of)
    {
        var wasReached = before?.Outcome == ThresholdOutcome.Reached;
        if (outcome != ThresholdOutcome.Reached) return wasReached && !threshold.IsNew ? of : null;
        ImmutableArray<Counted> fresh = wasReached ? [.. of.Where(c => !before!.Of.Any(c.IsSame))] : of;
        if (threshold.IsNew)
        {
            fresh = [.. fresh.Where(c => before?.Of.Any(o => o.Key == c.Key) is not true)];
            return fresh.IsEmpty ? null : fresh;
        }
        return wasReached && fresh.IsEmpty && before!.Of.Length == of.Length ? null : of;
    }
}

public sealed record Seen(ParticipantId By, DateTimeOffset At);
