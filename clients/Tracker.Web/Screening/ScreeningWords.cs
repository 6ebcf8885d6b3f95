using Tracker.Domain.Screening;
using Tracker.Web.Parts;

namespace Tracker.Web.Screening;

/// <summary>The words of the screen for similar names.</summary>
internal static class ScreeningWords
{
    public static string Of(LikenessRule rule) => rule switch
    {
        LikenessRule.SameWords => "All words agree",
        LikenessRule.SameLetters => "What tells the names apart agrees, written together or apart",
        LikenessRule.MostWords => "Most of what tells the names apart agrees",
        LikenessRule.PartOfIt => "One name is a part of the other",
        LikenessRule.SameAbbreviation => "The same abbreviation, which other bodies can have too",
        _ => "An abbreviation with the first letters of the other name",
    };

    public static string Of(WordAgreement how) => how switch
    {
        WordAgreement.Same => "same word",
        WordAgreement.Meaning => "same meaning",
        WordAgreement.Spelling => "nearly the same spelling",
        _ => "written together",
    };

    public static string Of(LikenessVerdict verdict) => verdict switch
    {
        LikenessVerdict.Same => "The same",
        LikenessVerdict.NotTheSame => "Not the same",
        _ => "Unsure",
    };

    /// <summary>A column of the list, such as "Federal register notice".</summary>
    public static string Column(string name) => Words.Capital(name.Replace('_', ' '));
}
