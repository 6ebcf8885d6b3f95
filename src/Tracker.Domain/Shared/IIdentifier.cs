namespace Tracker.Domain.Shared;

/// <summary>A value that is a short string in JSON, in the store and on the screen.</summary>
public interface IIdentifier<T> : IComparable<T> where T : struct, IIdentifier<T>
{
    /// <summary>The value as it is stored and sent.</summary>
    string Value { get; }

    /// <summary>The rule in words, for people.</summary>
    static abstract string Rule { get; }

    /// <summary>The value of <paramref name="text"/>, or null if it breaks the rule.</summary>
    static abstract T? Read(string? text);

    /// <summary>Ordinal, so that maps have the same order everywhere.</summary>
    int IComparable<T>.CompareTo(T other) => string.CompareOrdinal(Value, other.Value);
}

/// <summary>An identifier that is its text.</summary>
public interface IName<T> : IIdentifier<T> where T : struct, IName<T>
{
    static abstract bool IsWellFormed(string text);

    /// <summary>The value of a text that was already checked, such as one from another server.</summary>
    static abstract T Trusted(string text);

    static T? IIdentifier<T>.Read(string? text) => text is not null && T.IsWellFormed(text) ? T.Trusted(text) : null;
}

/// <summary>Parsing of every identifier.</summary>
public static class Identifiers
{
    extension<T>(T) where T : struct, IIdentifier<T>
    {
        /// <summary>The value of <paramref name="text"/>, or null if it breaks the rule.</summary>
        public static T? TryParse(string? text) => T.Read(text);

        /// <summary>Throws <see cref="FormatException"/> with the rule in words.</summary>
        public static T Parse(string text) => T.Read(text) ?? throw new FormatException($"'{text}' is not {T.Rule}.");
    }
}

/// <summary>Identifiers are plain JSON strings, also as the keys of maps.</summary>
public sealed class IdentifierConverter<T> : JsonConverter<T> where T : struct, IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Of(reader.GetString()) : throw new JsonException($"must be a string: {T.Rule}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    private static T Of(string? text) => T.Read(text) ?? throw new JsonException($"must be {T.Rule}.");
}
