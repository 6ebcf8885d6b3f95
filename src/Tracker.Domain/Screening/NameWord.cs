namespace Tracker.Domain.Screening;

/// <summary>A word of a name as names are compared.</summary>
/// <param name="Printed">As the name has it, in small letters; of Chinese characters the characters themselves.</param>
/// <param name="Key">What it is compared by: the same for a word in English, in Pinyin and in characters, and for its abbreviation.</param>
/// <param name="Weight">How much it tells names apart, from 0 to 1: a word that many organisations have tells little.</param>
public readonly record struct NameWord(string Printed, string Key, double Weight)
{
    /// <summary>The weight of a word that no list of common words has.</summary>
    public const double Own = 1;

    public const double OfPlace = 0.6, OfField = 0.4, OfCountry = 0.3, OfSort = 0.2;

    /// <summary>True for a word by which a name can be found at all.</summary>
    public bool TellsApart => Weight > OfField;

    public bool IsOwn => Weight == Own;
}

/// <summary>A name ready to be compared.</summary>
/// <param name="Printed">As it is written in the record or on the list.</param>
/// <param name="Words">Each once, in its order; never empty.</param>
/// <param name="Joined">The words that tell apart, without spaces: so "Hi Silicon" is "HiSilicon". Empty if all of them are common.</param>
/// <param name="Abbreviation">The name in capitals if it is nothing but an abbreviation; else null.</param>
/// <param name="Initials">The first letters of its words, with and without the words that say what sort of body it is.</param>
public sealed record ComparedName(
    string Printed, ImmutableArray<NameWord> Words, string Joined, string? Abbreviation, ImmutableArray<string> Initials)
{
    public double Weight { get; } = Words.Sum(w => w.Weight);

    /// <summary>The numbers in it: "38th Research Institute" is not the 54th.</summary>
    public string Numbers { get; } = string.Join(' ', Words.Where(w => char.IsAsciiDigit(w.Key[0])).Select(w => w.Key).Order(StringComparer.Ordinal));
}
