namespace Tracker.Domain.Screening;

/// <summary>What a person records of an organisation that is the same as an entry: its status, with the date and words of the list.</summary>
public static class ListedAs
{
    private const string From = "start_date", Link = "source_information_url", OtherLink = "source_list_url";

    /// <param name="list">The title of the list.</param>
    /// <param name="id">Of the claim.</param>
    public static Assertion Of(ListEntry entry, ListVersion version, string list, EntityId id)
    {
        var since = PartialDate.Read(Cell(entry, From));
        return new(
            id, new Associated(LinkOf(entry.Source), AssociationStrength.OfTheOrganisation, Cut(entry.Source, TextLimits.Name),
                AsPrinted: Cut(entry.Name, TextLimits.Line)),
            new Source(
                $"{list}, {version.Dated}", Cut(Words(entry), TextLimits.Body),
                string.Create(CultureInfo.InvariantCulture, $"list of {version.Dated}, line {entry.Line}"),
                Address(Cell(entry, Link)) ?? Address(Cell(entry, OtherLink)), version.Dated, "en"),
            since is null ? null : new(since));
    }

    /// <summary>The entry as printed, in one text.</summary>
    public static string Words(ListEntry entry) =>
        string.Join("; ", entry.Cells.Select(c => $"{c.Column}: {c.Text}").Prepend($"{entry.Source}: {string.Join(" / ", entry.Names)}"));

    private static AssociationKind LinkOf(string source) =>
        source.StartsWith("Entity List", StringComparison.OrdinalIgnoreCase) ? AssociationKind.EntityList
        : source.Contains("sanction", StringComparison.OrdinalIgnoreCase) || source.Contains("(SDN)", StringComparison.Ordinal) ? AssociationKind.Sanctioned
        : AssociationKind.Other;

    private static string? Cell(ListEntry entry, string column) => entry.Cells.FirstOrDefault(c => c.Column == column)?.Text;

    private static string? Address(string? link) =>
        link is not null && link.Length <= TextLimits.Line && Source.RefusesLink(link, "link") is null ? link : null;

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
