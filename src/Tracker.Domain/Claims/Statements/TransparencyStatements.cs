namespace Tracker.Domain.Claims;

/// <summary>What a body can publish about its work.</summary>
public enum InformationKind
{
    MemberLists, Participants, Leadership, WorkItems, DraftTexts, DraftAuthors, Contributions, MeetingDocuments, Votes, History, ApprovedTexts, ApprovedAuthors,
    Procedures, Other,
}

/// <summary>Who can read it.</summary>
public enum Disclosure { Unknown, Published, MembersOnly, SomeCommittees, RemovedAfterwards, NotProvided }

/// <summary>A body publishes a kind of information, or does not, as long as the claim is valid.</summary>
/// <param name="What">Which information of that kind; null for all of it.</param>
public sealed record Transparency(InformationKind Information, Disclosure State, string? What = null) : Statement
{
    public override string About() => $"transparency:{Information}:{What}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Refuses(What, "statement.what", TextLimits.Line);
}

/// <summary>Whether a body works as its rule says.</summary>
public enum Practice { Unknown, Kept, NotKept }

/// <summary>A rule that keeps a body's process fair, or an effort to change one, and whether practice keeps to it.</summary>
/// <param name="Change">What was or is to be changed; null if nothing is.</param>
public sealed record Safeguard(string Rule, Practice Practice = Practice.Unknown, string? Change = null) : Statement
{
    public override string About() => "safeguard:" + Rule;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Rule, "statement.rule", TextLimits.Body) ?? TextLimits.Refuses(Change, "statement.change", TextLimits.Body);
}

/// <summary>How a standard is taken up.</summary>
public enum UptakeKind { Law, Procurement, Industry, Other }

/// <summary>A standard is used in a country, from the first day of the claim's valid interval. A country without such a claim is unknown.</summary>
/// <param name="Organization">Who adopted it; null if the source names nobody.</param>
public sealed record Uptake(string Country, UptakeKind Sort, Reference? Organization = null, string? Where = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Organization];
    public override bool IsMoment() => true;
    public override string About() => $"uptake:{Country}:{Sort}:{Organization?.Key}";
    public override Rejection? Refuses() =>
        TextLimits.Demands(Country, "statement.country", TextLimits.Name) ?? Organization?.Refuses("statement.organization")
        ?? TextLimits.Refuses(Where, "statement.where", TextLimits.Line);
}
