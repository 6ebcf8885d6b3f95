namespace Tracker.Domain.Programs;

/// <summary>A currency by its ISO 4217 code. Amounts are whole numbers of its smallest unit: 1,050 is 10.50 USD.</summary>
public static partial class Currency
{
    private static readonly FrozenSet<string> Whole = FrozenSet.Create(StringComparer.Ordinal, "CLP", "ISK", "JPY", "KRW", "VND", "XAF", "XOF");
    private static readonly FrozenSet<string> Thousandths = FrozenSet.Create(StringComparer.Ordinal, "BHD", "JOD", "KWD", "OMR", "TND");

    /// <summary>How many digits stand behind the point.</summary>
    public static int Places(string currency) => Whole.Contains(currency) ? 0 : Thousandths.Contains(currency) ? 3 : 2;

    /// <summary>Smallest units in one whole unit.</summary>
    public static long Scale(string currency) => Places(currency) switch { 0 => 1, 3 => 1_000, _ => 100 };

    /// <summary>An amount in words for people, such as <c>1,234.50 USD</c>.</summary>
    public static string Text(long units, string currency) => Number(units, currency) + " " + currency;

    /// <summary>An amount without its currency, such as <c>1,234.50</c>.</summary>
    public static string Number(long units, string currency) =>
        ((decimal)units / Scale(currency)).ToString("N" + Places(currency), CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The smallest units of what a person writes, such as <c>1,234.5</c>; null if it is no amount of this currency, and also if its commas are not
    /// those between thousands: nobody knows what was meant by <c>1,2</c>.</summary>
    public static long? Read(string text, string currency) =>
        IsGrouped(text) && decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var written)
        && written <= Amount.Most && written * Scale(currency) is var units && units == decimal.Truncate(units) ? (long)units : null;

    /// <summary>Whether every comma of a number stands between thousands.</summary>
    public static bool IsGrouped(string number) => Grouped().IsMatch(number);

    [GeneratedRegex(@"^[^,]*\z|^\s*[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?\s*\z")]
    private static partial Regex Grouped();

    /// <summary>Null if it has the form of a code.</summary>
    public static Rejection? Refuses(string? currency, string field) =>
        currency is not null && Form().IsMatch(currency) ? null : Rejection.Invalid("A currency is written with three capital letters, such as USD.", field);

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex Form();
}
