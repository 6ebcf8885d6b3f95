using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tracker.Domain;

namespace Tracker.Cli.Commands;

/// <summary>Options and arguments that are identifiers, days, numbers and words; an error names the rule.</summary>
internal static class Parsing
{
    public static Argument<T> Argument<T>(string name, string description) where T : struct, IIdentifier<T> =>
        new(name) { Description = description, CustomParser = r => Identifier<T>(r) ?? default };

    public static Option<T?> Option<T>(string name, string description) where T : struct, IIdentifier<T> =>
        new(name) { Description = description, CustomParser = Identifier<T> };

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"'{result.Tokens[0].Value}' is not a day such as 2026-03-02.");
            return null;
        },
    };

    public static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParseExact(
                text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"],
                CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return at;
            result.AddError($"'{text}' is not a time with its offset, such as 2027-02-22T14:00:00-05:00.");
            return null;
        },
    };

    public static Option<int?> Count(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
            result.AddError($"'{result.Tokens[0].Value}' is not a whole number from 0.");
            return null;
        },
    };

    public static Option<TEnum?> Word<TEnum>(string name, string description) where TEnum : struct, Enum => new(name)
    {
        HelpName = "word",
        Description = $"{description}: {string.Join(", ", Words<TEnum>())}.",
        CustomParser = OneOf<TEnum>,
    };

    public static Option<ImmutableArray<TEnum>> ManyWords<TEnum>(string name, string description) where TEnum : struct, Enum => new(name)
    {
        HelpName = "word", Arity = ArgumentArity.OneOrMore,
        Description = $"{description}: {string.Join(", ", Words<TEnum>())}.",
        CustomParser = result => [.. result.Tokens.Select(t => OneOf<TEnum>(result, t.Value)).OfType<TEnum>()],
    };

    /// <summary>The word of a value, as <see cref="Word"/> reads it.</summary>
    public static string WordOf<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static Argument<TEnum?> WordArgument<TEnum>(string name, string description) where TEnum : struct, Enum => new(name)
    {
        Description = $"{description}: {string.Join(", ", Words<TEnum>())}.",
        CustomParser = OneOf<TEnum>,
    };

    /// <summary><c>--kind</c>, a kind of record.</summary>
    public static Option<string?> Kind(string description)
    {
        var kind = new Option<string?>("--kind") { Description = $"{description}: {string.Join(", ", TrackerKinds.All.All.Select(k => k.Name))}." };
        kind.Validators.Add(result =>
        {
            if (TrackerKinds.All.Find(result.Tokens[0].Value) is null) result.AddError($"There is no kind '{result.Tokens[0].Value}'.");
        });
        return kind;
    }

    /// <summary><c>--as-of</c>, the clock of the world.</summary>
    public static Option<string?> AsOf()
    {
        var asOf = new Option<string?>("--as-of") { Description = "As it may have been on this day, month or year: 2018-08-31, 2018-08 or 2018." };
        asOf.Validators.Add(result =>
        {
            if (PartialDate.Read(result.Tokens[0].Value) is null) result.AddError($"'{result.Tokens[0].Value}' is not {PartialDate.Rule}.");
        });
        return asOf;
    }

    /// <summary><c>--known</c>, the clock of the record; the server reads it.</summary>
    public static Option<string?> Known() =>
        new("--known") { Description = "As it was known at the end of this day, month or year (UTC), or at a time such as 2022-07-04T09:00:00Z." };

    private static T? Identifier<T>(ArgumentResult result) where T : struct, IIdentifier<T>
    {
        var text = result.Tokens[0].Value;
        if (T.Read(text) is { } value) return value;
        result.AddError($"'{text}' is not valid: {T.Rule}.");
        return null;
    }

    private static TEnum? OneOf<TEnum>(ArgumentResult result) where TEnum : struct, Enum => OneOf<TEnum>(result, result.Tokens[0].Value);

    private static TEnum? OneOf<TEnum>(ArgumentResult result, string word) where TEnum : struct, Enum
    {
        var index = Array.IndexOf(Words<TEnum>(), word);
        if (index >= 0) return Enum.GetValues<TEnum>()[index];
        result.AddError($"'{word}' is not one of {string.Join(", ", Words<TEnum>())}.");
        return null;
    }

    private static string[] Words<TEnum>() where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(WordOf)];
}
