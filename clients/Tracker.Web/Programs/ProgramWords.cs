using System.Globalization;
using Tracker.Domain.Programs;
using Tracker.Web.Live;

namespace Tracker.Web.Programs;

/// <summary>What is written in the forms of a program, read with a sentence for the field that cannot be read.</summary>
public static class ProgramWords
{
    public static readonly Rejection NoDay = Rejection.Invalid("Say the day.", "on");

    /// <summary>A month or a day of a field; the rejection if it is something else.</summary>
    public static (PartialDate? Date, Rejection? No) Date(FormWords words, string field)
    {
        var said = words[field].Trim();
        if (said.Length == 0) return (null, null);
        return PartialDate.Read(said) is { } date
            ? (date, null) : (null, Rejection.Invalid("Write a month such as 2027-03, or a day such as 2027-03-31.", field));
    }

    /// <summary>An amount with its currency, and the rate if the currency is not that of the fund.</summary>
    /// <param name="own">The currency of the fund.</param>
    /// <param name="prefix">Before the names of the fields.</param>
    public static (Amount? Amount, Rejection? No) Amount(FormWords words, string own, string prefix)
    {
        var currency = words.OrNull(prefix + ".currency")?.Trim().ToUpperInvariant() ?? own;
        if (Currency.Refuses(currency, prefix + ".currency") is { } no) return (null, no);
        if (Units(words[prefix + ".units"], currency, prefix + ".units") is not (var units, null)) return (null, Wrong(currency, prefix + ".units"));
        var rate = words.OrNull(prefix + ".rate")?.Trim();
        if (rate is not null && !decimal.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return (null, Rejection.Invalid("Write the rate as a number, such as 1.125.", prefix + ".rate"));
        return (new(
            units, currency, rate is null ? null : decimal.Parse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
            words.OrNull(prefix + ".rateSource")?.Trim()), null);
    }

    /// <summary>The smallest units of what is written.</summary>
    public static (long Units, Rejection? No) Units(string written, string currency, string field) =>
        Currency.Read(written.Trim(), currency) is { } units ? (units, null) : (0, Wrong(currency, field));

    /// <summary>A flow as it is spoken.</summary>
    public static string Of(Flow flow) => flow == Flow.Deobligation ? "de-obligation" : flow.ToString().ToLowerInvariant();

    private static Rejection Wrong(string currency, string field) => Rejection.Invalid(
        Currency.Places(currency) == 0 ? $"Write the amount in whole {currency}, such as 1500." : $"Write the amount in {currency}, such as 1500 or 1,500.25.",
        field);
}
