namespace Tracker.Web.Records.Decisions;

/// <summary>Languages of decisions in words.</summary>
public static class DecisionLanguage
{
    /// <summary>The English name of a language; its code where there is none.</summary>
    /// <param name="code">Three letters of ISO 639-3.</param>
    public static string Of(string code) => code switch
    {
        "eng" => "English", "fra" => "French", "deu" => "German", "spa" => "Spanish", "rus" => "Russian", "zho" => "Chinese", "ara" => "Arabic",
        "jpn" => "Japanese", "kor" => "Korean", "ita" => "Italian", "por" => "Portuguese", _ => VisibleText.Of(code),
    };

    /// <summary>The language tag of a page; null if it is not known.</summary>
    public static string? Tag(string code) => code switch
    {
        "eng" => "en", "fra" => "fr", "deu" => "de", "spa" => "es", "rus" => "ru", "zho" => "zh", "ara" => "ar", "jpn" => "ja", "kor" => "ko",
        "ita" => "it", "por" => "pt", _ => null,
    };
}
