namespace Tracker.Domain.Watches;

/// <summary>What a threshold counts.</summary>
public enum ThresholdKind { AllOfficersOfOneCountry, OfficersOfOneCountry, EditorsOfOneCountry, NewOfficer, NewEditor }

/// <summary>What the officers of a committee, or the editors of its work items, must be for a watch to say so. Each committee is counted alone.</summary>
/// <param name="AtLeast">How many of one country; only of the kinds that take a number.</param>
public sealed record Threshold(ThresholdKind Kind, int? AtLeast = null)
{
    /// <summary>The limits of <see cref="AtLeast"/>: one officer is always of one country.</summary>
    public const int Least = 2, Greatest = 50;

    private static readonly (string Word, ThresholdKind Kind)[] Words =
    [
        ("all-officers", ThresholdKind.AllOfficersOfOneCountry), ("officers", ThresholdKind.OfficersOfOneCountry),
        ("editors", ThresholdKind.EditorsOfOneCountry), ("new-officer", ThresholdKind.NewOfficer), ("new-editor", ThresholdKind.NewEditor),
    ];

    /// <summary>How <see cref="Parse"/> reads it.</summary>
    public static string Rule => "all-officers, officers=2, editors=3, new-officer or new-editor";

    /// <summary>True if it takes a number.</summary>
    [JsonIgnore]
    public bool TakesNumber => Kind is ThresholdKind.OfficersOfOneCountry or ThresholdKind.EditorsOfOneCountry;

    /// <summary>True if it counts editors, not officers.</summary>
    [JsonIgnore]
    public bool OfEditors => Kind is ThresholdKind.EditorsOfOneCountry or ThresholdKind.NewEditor;

    /// <summary>True if it is reached by each one that was not there before.</summary>
    [JsonIgnore]
    public bool IsNew => Kind is ThresholdKind.NewOfficer or ThresholdKind.NewEditor;

    /// <summary>In one word, such as <c>officers=2</c>.</summary>
    [JsonIgnore]
    public string Word => Words.First(w => w.Kind == Kind).Word + (AtLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $"={least}") : "");

    /// <summary>The threshold of a word; null if it is none. Whether its number can be reached says <see cref="Refuses"/>.</summary>
    public static Threshold? Parse(string word)
    {
        var parts = word.Trim().Split('=');
        if (parts.Length > 2 || Array.Find(Words, w => w.Word == parts[0]) is not { Word: not null } known) return null;
        if (parts.Length == 1) return new(known.Kind);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? new(known.Kind, least) : null;
    }

    /// <summary>Null if it can be reached.</summary>
    public Rejection? Refuses(string field) => (TakesNumber, AtLeast) switch
    {
        (true, null) => Rejection.Invalid($"'{field}' needs a number of {Who}, from {Least} to {Greatest}.", field),
        (true, < Least or > Greatest) => Rejection.Invalid($"'{field}' takes from {Least} to {Greatest} {Who} of one country, not {AtLeast}.", field),
        (false, not null) => Rejection.Invalid($"'{field}' takes no number for “{this}”.", field),
        _ => null,
    };

    public override string ToString() => Kind switch
    {
        ThresholdKind.AllOfficersOfOneCountry => "all officers of one country",
        ThresholdKind.NewOfficer => "a new officer",
        ThresholdKind.NewEditor => "a new editor",
        _ => string.Create(CultureInfo.InvariantCulture, $"at least {AtLeast} {Who} of one country"),
    };

    private string Who => OfEditors ? "editors" : "officers";
}
