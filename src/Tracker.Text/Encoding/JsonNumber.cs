namespace Tracker.Text;

/// <summary>Numbers as ECMAScript's <c>Number::toString</c> writes them.</summary>
internal static class JsonNumber
{
    public static string Text(double value)
    {
        if (value == 0) return "0";
        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (shortest.IndexOf('E', StringComparison.Ordinal) is >= 0 and var e)
            exponent = int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = value < 0 ? "-" : "";
        return sign + exponent switch
        {
            >= 21 or < -6 => Exponential(digits, exponent),
            >= 0 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            >= 0 => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
            _ => "0." + new string('0', -exponent - 1) + digits,
        };
    }

    private static string Digits(string shortest)
    {
        var mantissa = shortest.Contains('E', StringComparison.Ordinal) ? shortest[..shortest.IndexOf('E')] : shortest;
        return mantissa.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim('0');
    }

    private static string Exponential(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        var sign = exponent < 0 ? "-" : "+";
        return $"{mantissa}e{sign}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";
    }
}
