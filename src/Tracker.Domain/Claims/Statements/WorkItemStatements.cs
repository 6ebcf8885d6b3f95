namespace Tracker.Domain.Claims;

/// <summary>Kinds of document.</summary>
public enum DocumentKind
{
    Recommendation, Supplement, TechnicalReport, TechnicalSpecification, TechnicalPaper, ImplementersGuide, InternationalStandard,
    PubliclyAvailableSpecification, Amendment, Corrigendum, Proposal, WhitePaper, NationalStandard, Roadmap, Handbook, Report, Policy, Law,
    Study, Presentation, LiaisonStatement, Deliverable, Other,
}

/// <summary>The work item or standard is of this kind.</summary>
/// <param name="AsPrinted">The words of the source, such as "Recommendation (upcoming)".</param>
public sealed record OfDocumentKind(DocumentKind Document, string? AsPrinted = null) : Statement
{
    public override string About() => "document-kind";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Name);
}

/// <summary>The committee or Question responsible for the item or a part of it. A later one is a transfer.</summary>
public sealed record OfCommittee(Reference Committee, string? Part = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Committee];
    public override string About() => Part is null ? "committee" : "committee:" + Part;
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => Committee.Refuses("statement.committee") ?? TextLimits.Refuses(Part, "statement.part", TextLimits.Name);
}

/// <summary>The study or work period that counts the item, as printed, such as "2017-2021".</summary>
/// <param name="SameAs">The period that is meant, if the source also prints it otherwise.</param>
public sealed record OfPeriod(string Period, string? SameAs = null) : Statement
{
    public override string About() => "study-period:" + Period;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Period, "statement.period", TextLimits.Name) ?? TextLimits.Refuses(SameAs, "statement.sameAs", TextLimits.Name);
}

/// <summary>A technology area, such as "IoT".</summary>
public sealed record OfTechnology(string Technology) : Statement
{
    public override string About() => "technology:" + Technology;
    public override Rejection? Refuses() => TextLimits.Demands(Technology, "statement.technology", TextLimits.Name);
}

/// <summary>Kinds of documents on which others build.</summary>
public enum FoundationalClass
{
    Roadmap, Overview, ReferenceArchitecture, Terminology, GeneralSpecification, Framework, Requirements, Landscape, Kpi, Guidelines,
}

/// <summary>The item is a foundational document of this class.</summary>
public sealed record Foundational(FoundationalClass Class, string? AsPrinted = null) : Statement
{
    public override string About() => "foundational-class:" + Class;
    public override Rejection? Refuses() => TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Name);
}

/// <summary>The item reached a status on the first day of the claim's valid interval.</summary>
/// <param name="StepsBetweenUnknown">True if the source leaves out the steps since the previous status.</param>
/// <param name="Body">Set if it is not the record's body, for a text common to two bodies.</param>
/// <param name="AsPrinted">The status in the words of the source.</param>
public sealed record StatusReached(StatusCode Status, bool StepsBetweenUnknown = false, string? Body = null, string? AsPrinted = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => Body is null ? "status:" + Status : $"status:{Status}:{Body}";
    public override bool HasOneValue() => true;

    /// <summary>Two dates for one status exclude each other if no day fits both.</summary>
    public override bool Excludes(Statement other, PartialDate? from, PartialDate? otherFrom) =>
        from is { } a && otherFrom is { } b && (a.Latest < b.Earliest || b.Latest < a.Earliest);

    public override Rejection? Refuses() =>
        TextLimits.Refuses(Body, "statement.body", TextLimits.Name) ?? TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Line);
}

/// <summary>An organisation, and a person if known, drafts the text.</summary>
public sealed record Editor(Reference Organization, Reference? Person = null, string? Country = null, bool Lead = false) : Statement
{
    public override IEnumerable<Reference?> Names() => [Organization, Person];
    public override string About() => $"editor:{Organization.Key}:{Person?.Key}";
    public override Rejection? Refuses() =>
        Organization.Refuses("statement.organization") ?? Person?.Refuses("statement.person")
        ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name);
}

/// <summary>An organisation declares support for the item.</summary>
public sealed record SupportingMember(Reference Organization, string? Country = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Organization];
    public override string About() => "supporting-member:" + Organization.Key;
    public override Rejection? Refuses() =>
        Organization.Refuses("statement.organization") ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name);
}

/// <summary>What a contribution is for its item.</summary>
public enum ContributionKind { NewWorkItem, TextProposal, CommentOnProposal, Information, Liaison, Other }

/// <summary>A submission to the item. The date is the first day of the claim's valid interval.</summary>
/// <param name="Sponsors">At most 100; empty if the source names none.</param>
public sealed record Contribution(string Number, ContributionKind Type, ImmutableArray<Reference> Sponsors, string? Title = null) : Statement
{
    public const int MostSponsors = 100;

    public override IEnumerable<Reference?> Names() => [.. Sponsors];
    public override bool IsMoment() => true;
    public override string About() => "contribution:" + Number;
    public override Rejection? Refuses()
    {
        if (Sponsors.Length > MostSponsors)
            return new Rejection(
                RejectionCode.TooMany, $"'statement.sponsors' can have at most {MostSponsors} names; this has {Sponsors.Length}.", "statement.sponsors");
        foreach (var sponsor in Sponsors)
            if (sponsor.Refuses("statement.sponsors") is { } refused)
                return refused;
        return TextLimits.Demands(Number, "statement.number", TextLimits.Name) ?? TextLimits.Refuses(Title, "statement.title", TextLimits.Title);
    }
}

/// <summary>What a group did with a contribution.</summary>
public enum Outcome { Agreed, PartlyIncorporated, Noted, Revised, Merged, Postponed, NotAgreed, Withdrawn, NotTreated }

/// <summary>A group dealt with a contribution.</summary>
/// <param name="TextPart">The part of the text that took it up.</param>
public sealed record ContributionOutcome(string Number, Outcome Outcome, string? TextPart = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "contribution-outcome:" + Number;
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Number, "statement.number", TextLimits.Name) ?? TextLimits.Refuses(TextPart, "statement.textPart", TextLimits.Line);
}

/// <summary>What a document derives from.</summary>
public enum OriginKind { NationalStandard, Regional, Military, CompanySystem, Experience }

/// <summary>The domestic, regional or military standard, or the company system, from which the item derives.</summary>
public sealed record OriginatesIn(Reference Origin, OriginKind? Sort = null, string? Country = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Origin];
    public override string About() => "origin:" + Origin.Key;
    public override Rejection? Refuses() => Origin.Refuses("statement.origin") ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name);
}

/// <summary>What a concern about an item is about.</summary>
public enum ConcernKind
{
    Interoperability, NetworkIslands, Security, HumanRights, DataSharing, MisrepresentsStateOfTheArt, IgnoresExistingWork, Governance, Other,
}

/// <summary>A concern that a critic stated in public.</summary>
/// <param name="Critic">Null if the source says it in its own voice.</param>
public sealed record ConcernStated(ConcernKind Concern, string? Reason = null, Reference? Critic = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Critic];
    public override string About() => "concern:" + Concern;
    public override Rejection? Refuses() => TextLimits.Refuses(Reason, "statement.reason", TextLimits.Body) ?? Critic?.Refuses("statement.critic");
}
