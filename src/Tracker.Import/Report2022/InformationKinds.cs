namespace Tracker.Import.Report2022;

/// <summary>The kind of information that a row of the list names in its own words.</summary>
internal static class InformationKinds
{
    /// <summary>The first word that occurs decides.</summary>
    private static readonly (string Word, InformationKind Kind)[] Signs =
    [
        ("history", InformationKind.History), ("votes", InformationKind.Votes), ("leadership", InformationKind.Leadership),
        ("convenor", InformationKind.Leadership), ("secretariat", InformationKind.Leadership), ("membership list", InformationKind.MemberLists),
        ("single list", InformationKind.MemberLists), ("numbers of members", InformationKind.MemberLists), ("participants", InformationKind.Participants),
        ("lead editors", InformationKind.DraftAuthors), ("editor information", InformationKind.DraftAuthors), ("in Work Items", InformationKind.DraftAuthors),
        ("Work Program", InformationKind.WorkItems), ("in final Recommendations", InformationKind.ApprovedAuthors),
        ("authorship", InformationKind.ApprovedAuthors), ("authors", InformationKind.ApprovedAuthors),
        ("editors or", InformationKind.ApprovedAuthors), ("in bulk", InformationKind.ApprovedTexts), ("definition", InformationKind.Procedures),
        ("processes", InformationKind.Procedures), ("full text of Recommendations", InformationKind.ApprovedTexts),
        ("full text of Work Items", InformationKind.DraftTexts), ("records of Work Items", InformationKind.WorkItems),
        ("Contributions", InformationKind.Contributions), ("working", InformationKind.MeetingDocuments), ("meeting", InformationKind.MeetingDocuments),
    ];

    public static InformationKind Of(string information)
    {
        foreach (var (word, kind) in Signs)
            if (information.Contains(word, StringComparison.OrdinalIgnoreCase)) return kind;
        return InformationKind.Other;
    }
}
