namespace Tracker.Domain.Programs;

/// <summary>An amount as it was entered.</summary>
/// <param name="Units">In the smallest unit of its currency.</param>
/// <param name="Rate">What one whole unit is worth in the currency of the fund; null in the currency of the fund itself.</param>
/// <param name="RateSource">Where the rate is from.</param>
public sealed record Amount(long Units, string Currency, decimal? Rate = null, string? RateSource = null)
{
    /// <summary>The largest amount, in the smallest unit; the largest rate.</summary>
    public const long Most = 1_000_000_000_000_000, MostRate = 1_000_000;

    /// <summary>Null if it can be booked in a fund of this currency.</summary>
    public Rejection? Refuses(string into, string field)
    {
        if (Programs.Currency.Refuses(Currency, field + ".currency") is { } no) return no;
        if (Units is < 1 or > Most) return Rejection.Invalid("An amount must be more than zero.", field + ".units");
        if (Currency == into)
            return Rate is null ? null : Rejection.Invalid($"An amount in {into} needs no rate: this is the currency of the fund.", field + ".rate");
        if (Rate is not { } rate || rate <= 0 || rate > MostRate)
            return Rejection.Invalid($"An amount in {Currency} needs the rate to {into}, the currency of the fund.", field + ".rate");
        return string.IsNullOrWhiteSpace(RateSource)
            ? Rejection.Invalid("Name where the rate is from, such as a bank and a day.", field + ".rateSource")
            : TextLimits.Refuses(RateSource, field + ".rateSource", TextLimits.Name)
                ?? (In(into) is < 1 or > Most ? Rejection.Invalid($"This is no amount in {into} that can be booked.", field + ".units") : null);
    }

    /// <summary>The amount in the smallest unit of another currency, by the rate, rounded to the nearest one (a half to the even one).</summary>
    public long In(string into) => Currency == into
        ? Units
        : (long)decimal.Round((decimal)Units / Programs.Currency.Scale(Currency) * Rate!.Value * Programs.Currency.Scale(into), MidpointRounding.ToEven);

    /// <summary>Divides an amount into whole units in these proportions. Their sum is the amount: what is left after rounding down goes to the largest
    /// remainders, the first of equal ones first.</summary>
    /// <param name="units">In the smallest unit.</param>
    /// <param name="weights">At least one of them is more than zero, none is less.</param>
    public static ImmutableArray<long> Split(long units, ImmutableArray<int> weights)
    {
        var whole = weights.Sum(w => (long)w);
        var parts = weights.Select(w => (long)((Int128)units * w / whole)).ToArray();
        var left = (int)(units - parts.Sum());
        var first = weights.Index().OrderByDescending(w => (Int128)units * w.Item % whole).ThenBy(w => w.Index).Take(left);
        foreach (var (place, _) in first) parts[place]++;
        return [.. parts];
    }
}
