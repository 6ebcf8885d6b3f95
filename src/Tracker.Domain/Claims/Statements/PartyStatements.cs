namespace Tracker.Domain.Claims;

/// <summary>What a party is. A country or a group is never an organisation.</summary>
public enum PartyKind { Organization, Person, Country, Group }

/// <summary>What a party does for a document.</summary>
public enum DocumentRole
{
    Editor, LeadEditor, CoEditor, SupportingMember, Proposer, Sponsor, ProjectLead, Drafter, ClaimedLead, Publisher, Contact, Other,
}

/// <summary>A party takes part in a document in another role than a named editor or supporting member, or is only a country.</summary>
/// <param name="Count">Set if the source counts such parties and does not name them.</param>
public sealed record TakesPart(DocumentRole Role, PartyKind PartyKind, Reference Party, int? Count = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Party];
    public override string About() => $"takes-part:{Role}:{Party.Key}";
    public override Rejection? Refuses() => Party.Refuses("statement.party") ?? Amounts.Refuses(Count, "statement.count");
}

/// <summary>Which name of a person is the family name, as the source shows it.</summary>
public sealed record PersonalName(string Family, string? Given = null, string? AsPrinted = null, string? Language = null) : Statement
{
    public override string About() => "personal-name:" + (AsPrinted ?? Family);
    public override Rejection? Refuses() =>
        TextLimits.Demands(Family, "statement.family", TextLimits.Name) ?? TextLimits.Refuses(Given, "statement.given", TextLimits.Name)
        ?? TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Title) ?? TextLimits.Refuses(Language, "statement.language", 35);
}

/// <summary>A person works for an organisation during the claim's valid interval.</summary>
public sealed record Affiliated(Reference Organization, string? Position = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Organization];
    public override string About() => "affiliation:" + Organization.Key;
    public override Rejection? Refuses() =>
        Organization.Refuses("statement.organization") ?? TextLimits.Refuses(Position, "statement.position", TextLimits.Line);
}

/// <summary>Rules by which a source connects an organisation with a country. They can differ for the same organisation.</summary>
public enum Attribution { PrintedLabel, Headquarters, CountedAs, ParentCountry }

/// <summary>A source connects the organisation with a country by one rule.</summary>
public sealed record CountryAttributed(Attribution Attribution, string Country) : Statement
{
    public override string About() => "country:" + Attribution;
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Demands(Country, "statement.country", TextLimits.Name);
}

/// <summary>What a source connects an organisation with.</summary>
public enum AssociationKind
{
    OverseenBy, EntityList, Sanctioned, DefenceResearch, MilitaryModernisation, StateBacked, Intelligence, Surveillance, Other,
}

/// <summary>About whom a source says it: the organisation itself, a class that it belongs to, or that it only takes part beside others.</summary>
public enum AssociationStrength { OfTheOrganisation, OfAClass, CoParticipation }

/// <summary>A source connects the organisation with a list, an authority, a task or another organisation.</summary>
/// <param name="List">Such as "Entity List".</param>
/// <param name="Authority">Who keeps the list or decided.</param>
public sealed record Associated(
    AssociationKind Link, AssociationStrength Strength, string? List = null, Reference? Authority = null, Reference? With = null,
    string? AsPrinted = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Authority, With];
    public override string About() => $"association:{Link}:{With?.Key}:{AsPrinted}";
    public override Rejection? Refuses() =>
        TextLimits.Refuses(List, "statement.list", TextLimits.Name) ?? Authority?.Refuses("statement.authority") ?? With?.Refuses("statement.with")
        ?? TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Line);
}
