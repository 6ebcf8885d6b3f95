namespace Tracker.Domain.Identifiers;

/// <summary>IEEE standards and projects and their forerunners. Normal forms: <c>IEEE Std 802.1Q-1998</c>, <c>IEEE P2755.2/D2, March 2018</c>,
/// <c>IEEE Unapproved Draft Std P977/D3</c>, <c>IEEE Std 1003.1-2008/Cor 1-2013 (Corrigendum to IEEE Std 1003.1-2008) - Redline</c>.</summary>
internal sealed class IeeeGrammar : IGrammar
{
    private static readonly string[] Publishers = ["IEEE", "ANSI", "AIEE", "ASA", "IRE", "NACE", "ISO", "IEC", "CISPR", "ASTM"];
    private static readonly string[] OwnPublishers = ["IEEE", "ANSI", "AIEE", "ASA", "IRE", "NACE"];
    private static readonly string[] Approvals = ["Active Unapproved", "Unapproved Draft", "Approved Draft", "Unapproved", "Approved"];

    public DocumentIdentifier? Read(Scanner scanner)
    {
        var publisher = TakePublisher(scanner);
        if (publisher.Length == 0) return null;
        var approval = TakeApproval(scanner);
        var stage = scanner.TakeWord("FDIS", "DIS", "CDV", "CD");
        scanner.TakeSpaces();
        var isNumbered = TakeStd(scanner);
        var isProject = IsProject(scanner) && scanner.Take('P');
        if (!isProject && !publisher.Split('/').Any(OwnPublishers.Contains))
        {
            scanner.BackTo(0);
            return null;
        }
        var (number, part, date) = IeeeNumber.Take(scanner);
        date ??= Pieces.TakeColonDate(scanner);
        var supplement = IeeeNumber.TakeSupplement(scanner);
        stage = IeeeDraft.Joined(stage, IeeeDraft.Take(scanner), IeeeDraft.Take(scanner));
        if (isProject && date is { } basis && (supplement is not null || stage is not null)) (part, date) = (Pieces.Joined(part, basis.Value), null);
        var language = Pieces.TakeLanguages(scanner);
        if (IeeeDraft.TakeDate(scanner) is { } dated) (part, date) = (date is null ? part : Pieces.Joined(part, date.Value.Value), dated);
        language ??= Pieces.TakeLanguages(scanner);
        var remark = IeeeRemark.Take(scanner);
        var form = scanner.Take(" - Redline") ? "Redline" : null;
        return scanner.End(() => new()
        {
            Family = IdentifierFamily.Ieee, Publisher = publisher, Kind = isProject ? "Project" : isNumbered ?? "Std", Number = number,
            Part = part, Date = date, Stage = stage, Supplements = supplement is null ? [] : [supplement], Language = language, Form = form,
            Remark = approval is null ? remark : $"{approval}{remark}",
        });
    }

    public string Print(DocumentIdentifier id)
    {
        var isProject = id.Kind == "Project";
        var (approval, remark) = IeeeRemark.Split(id.Remark);
        var head = $"{id.Publisher} {approval}{(isProject ? approval is null ? "P" : "Std P" : id.Kind + " ")}";
        var isYearOnly = id.Date is { Month: 0 } && !isProject && id.Stage is null;
        return head + id.Number + Pieces.After("-", id.Part) + (isYearOnly ? "-" + id.Date : "")
            + string.Concat(id.Supplements.Select(IeeeNumber.Print)) + Pieces.After("/", id.Stage)
            + (id.Date is { } date && !isYearOnly ? ", " + IeeeDraft.Print(date) : "")
            + (id.Language is null ? "" : $"({id.Language})") + remark + Pieces.After(" - ", id.Form);
    }

    /// <summary>The publishers; a bare <c>P802.11/D2</c> and <c>Std 802.11</c> are IEEE's.</summary>
    private static string TakePublisher(Scanner scanner)
    {
        var publisher = Pieces.TakePublishers(scanner, Publishers);
        var isBare = publisher.Length == 0 && (IsProject(scanner) || scanner.Rest.StartsWith("Std ", StringComparison.OrdinalIgnoreCase));
        if (!scanner.TakeSpaces() && publisher.Length > 0 && scanner.Take('/')) scanner.TakeSpaces();
        return isBare ? "IEEE" : publisher;
    }

    private static bool IsProject(Scanner scanner) =>
        scanner.Peek(0) == 'P' && (char.IsAsciiDigit(scanner.Peek(1)) || char.IsAsciiLetterUpper(scanner.Peek(1)) && char.IsAsciiDigit(scanner.Peek(2)));

    private static string? TakeApproval(Scanner scanner)
    {
        var approval = scanner.TakeWord(Approvals);
        if (approval is null) return null;
        scanner.TakeSpaces();
        if (approval == "Active Unapproved") scanner.TakeWord("Draft");
        else if (!approval.EndsWith("Draft", StringComparison.Ordinal)) approval += " Draft";
        scanner.TakeSpaces();
        return approval.StartsWith("Active", StringComparison.Ordinal) ? "Active Unapproved Draft " : approval + " ";
    }

    /// <summary><c>Std</c> or, of the forerunners, <c>No</c>; null if neither is printed.</summary>
    private static string? TakeStd(Scanner scanner)
    {
        var word = scanner.TakeWord("Std", "Standard") is null ? null : "Std";
        if (word is not null) Gap(scanner);
        if (scanner.TakeWord("No", "Number") is not null)
        {
            word ??= "No";
            Gap(scanner);
        }
        return word;
    }

    private static void Gap(Scanner scanner)
    {
        scanner.Take('.');
        scanner.TakeSpaces();
    }
}
