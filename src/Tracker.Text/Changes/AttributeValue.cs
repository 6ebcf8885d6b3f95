namespace Tracker.Text;

/// <summary>The kind of an <see cref="AttributeValue"/>.</summary>
public enum AttributeKind : byte { Null, Boolean, Integer, Number, String, Json }

/// <summary>The value of an attribute: a JSON value. Numbers are JavaScript's: an integral one below 2^53 is an <see cref="AttributeKind.Integer"/>,
/// any other a <see cref="AttributeKind.Number"/>. Objects and arrays are kept as canonical JSON text.</summary>
public readonly struct AttributeValue : IEquatable<AttributeValue>
{
    private const double LargestInteger = 9007199254740991;
    private readonly string? text;
    private readonly long bits;

    private AttributeValue(AttributeKind kind, string? text, long bits) => (Kind, this.text, this.bits) = (kind, text, bits);
    public AttributeKind Kind { get; }
    public static AttributeValue Null => default;
    public bool IsNull => Kind == AttributeKind.Null;

    /// <summary>The string, or null for any other kind.</summary>
    public string? AsString => Kind == AttributeKind.String ? text : null;

    /// <summary>The boolean, or null for any other kind.</summary>
    public bool? AsBoolean => Kind == AttributeKind.Boolean ? bits != 0 : null;

    /// <summary>The integer, or null for any other kind.</summary>
    public long? AsInteger => Kind == AttributeKind.Integer ? bits : null;

    /// <summary>The number, integral or not, or null for any other kind.</summary>
    public double? AsNumber => Kind switch
    {
        AttributeKind.Integer => bits,
        AttributeKind.Number => BitConverter.Int64BitsToDouble(bits),
        _ => null,
    };

    /// <summary>The canonical JSON text of an object or array, or null for any other kind.</summary>
    public string? AsJson => Kind == AttributeKind.Json ? text : null;

    public static AttributeValue Of(string value) => new(AttributeKind.String, value, 0);
    public static AttributeValue Of(bool value) => new(AttributeKind.Boolean, null, value ? 1 : 0);

    public static AttributeValue Of(long value) =>
        Math.Abs((double)value) <= LargestInteger ? new(AttributeKind.Integer, null, value) : Of((double)value);

    /// <summary>A finite number; throws <see cref="ArgumentOutOfRangeException"/> for the others, which JSON does not know.</summary>
    public static AttributeValue Of(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "JSON has no such number.");
        return value == Math.Truncate(value) && Math.Abs(value) <= LargestInteger
            ? new(AttributeKind.Integer, null, (long)value)
            : new(AttributeKind.Number, null, BitConverter.DoubleToInt64Bits(value));
    }

    internal static AttributeValue OfCanonicalJson(string json) => new(AttributeKind.Json, json, 0);
    public static implicit operator AttributeValue(string? value) => value is null ? Null : Of(value);
    public static implicit operator AttributeValue(bool value) => Of(value);
    public static implicit operator AttributeValue(int value) => Of((long)value);
    public static implicit operator AttributeValue(long value) => Of(value);
    public static implicit operator AttributeValue(double value) => Of(value);

    /// <summary>JavaScript's ===: two objects read apart are never the same.</summary>
    internal bool IsSameAs(AttributeValue other) => Kind != AttributeKind.Json && Equals(other);

    public bool Equals(AttributeValue other) => Kind == other.Kind && bits == other.bits && string.Equals(text, other.text, StringComparison.Ordinal);
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Kind, bits, text);
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    public override string ToString() => Kind switch
    {
        AttributeKind.Null => "null",
        AttributeKind.Boolean => bits != 0 ? "true" : "false",
        AttributeKind.Integer => bits.ToString(CultureInfo.InvariantCulture),
        AttributeKind.Number => JsonNumber.Text(BitConverter.Int64BitsToDouble(bits)),
        _ => text!,
    };
}
