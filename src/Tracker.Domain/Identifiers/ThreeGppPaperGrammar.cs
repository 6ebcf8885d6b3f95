namespace Tracker.Domain.Identifiers;

/// <summary>Meeting documents (TDocs) of 3GPP groups. Normal form: <c>S2-1810123</c>, <c>S2-2100123r02</c>; the group, then two digits of the
/// year and a running number of four or five.</summary>
internal sealed class ThreeGppPaperGrammar : IGrammar
{
    public DocumentIdentifier? Read(Scanner scanner)
    {
        var group = scanner.TakeWhile(char.IsAsciiLetterOrDigit, 2).ToUpperInvariant();
        if (group is not ['C' or 'G' or 'R' or 'S' or 'T', (>= '1' and <= '6') or 'P'] || !scanner.Take('-'))
        {
            scanner.BackTo(0);
            return null;
        }
        var number = scanner.NeedDigits("the year and running number");
        if (number.Length is < 6 or > 7) scanner.Fail($"“{number}” has {number.Length} digits; a meeting document has 6 or 7.");
        var revision = scanner.Take("r") ? scanner.NeedDigits("the revision") : null;
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.ThreeGppPapers, Publisher = "3GPP", Kind = "TDoc", Group = group, Number = number, Edition = revision,
        });
    }

    public string Print(DocumentIdentifier id) => $"{id.Group}-{id.Number}{Pieces.After("r", id.Edition)}";
}
