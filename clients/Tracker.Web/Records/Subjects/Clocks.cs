using Tracker.Web.Parts;

namespace Tracker.Web.Records.Subjects;

/// <summary>A moment of a record by its two clocks: what was true in the world, and what was known here.</summary>
/// <param name="AsOf">The end of this day, month or year in the world; null for every day.</param>
/// <param name="Known">The end of this day, month or year in the record (UTC); null for now.</param>
public sealed record Clocks(PartialDate? AsOf, PartialDate? Known)
{
    public DateOnly? Day => AsOf?.Latest;

    public DateTimeOffset? KnownBy => Known?.Ends;

    /// <summary>As a part of an address, beginning with <c>&amp;</c>.</summary>
    public string Query => (AsOf is { } day ? "&asof=" + day.Value : "") + (Known is { } date ? "&known=" + date.Value : "");

    /// <summary>For people, such as "As of June 2016, as known on 22 November 2026".</summary>
    public string Sentence => (AsOf, Known) switch
    {
        ({ } day, { } date) => $"As of {Words.Date(day.Value)}, as known on {Words.Date(date.Value)}",
        ({ } day, null) => $"As of {Words.Date(day.Value)}",
        (_, { } date) => $"As known on {Words.Date(date.Value)}",
        _ => "",
    };

    /// <summary>What is said of a text in an address that is no date; null if there is none.</summary>
    public static string? Wrong(string? asOf, string? known) =>
        new[] { asOf, known }.FirstOrDefault(t => !string.IsNullOrWhiteSpace(t) && PartialDate.Read(t) is null) is { } text
            ? $"“{VisibleText.Of(text)}” is not a date, so it is left out. Write {PartialDate.Rule}." : null;

    /// <summary>What an address says; null for the present. A text that is no date is left out: the form says so.</summary>
    public static Clocks? Read(string? asOf, string? known) =>
        (PartialDate.Read(asOf), PartialDate.Read(known)) is var (day, date) && (day is not null || date is not null) ? new Clocks(day, date) : null;
}
