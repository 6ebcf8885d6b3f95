namespace Tracker.Domain.Claims;

/// <summary>What a claim says about its subject. A closed list; the words in the JSON member <c>kind</c> never change.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Titled), "titled")]
[JsonDerivedType(typeof(AlsoNamed), "also-named")]
[JsonDerivedType(typeof(Identified), "identified")]
[JsonDerivedType(typeof(Described), "described")]
[JsonDerivedType(typeof(Happened), "happened")]
[JsonDerivedType(typeof(Measured), "measured")]
[JsonDerivedType(typeof(NotAvailable), "not-available")]
[JsonDerivedType(typeof(NoneListed), "none-listed")]
[JsonDerivedType(typeof(TableRow), "table-row")]
[JsonDerivedType(typeof(Related), "related")]
[JsonDerivedType(typeof(OfDocumentKind), "document-kind")]
[JsonDerivedType(typeof(OfCommittee), "committee")]
[JsonDerivedType(typeof(OfPeriod), "study-period")]
[JsonDerivedType(typeof(OfTechnology), "technology")]
[JsonDerivedType(typeof(Foundational), "foundational-class")]
[JsonDerivedType(typeof(StatusReached), "status")]
[JsonDerivedType(typeof(Editor), "editor")]
[JsonDerivedType(typeof(SupportingMember), "supporting-member")]
[JsonDerivedType(typeof(Contribution), "contribution")]
[JsonDerivedType(typeof(ContributionOutcome), "contribution-outcome")]
[JsonDerivedType(typeof(OriginatesIn), "origin")]
[JsonDerivedType(typeof(ConcernStated), "concern-stated")]
[JsonDerivedType(typeof(Edition), "edition")]
[JsonDerivedType(typeof(FromWorkItem), "from-work-item")]
[JsonDerivedType(typeof(Adoption), "adoption")]
[JsonDerivedType(typeof(Founded), "founded")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(OfSort), "sort")]
[JsonDerivedType(typeof(PartOf), "part-of")]
[JsonDerivedType(typeof(OfCountry), "country")]
[JsonDerivedType(typeof(RoleHeld), "role")]
[JsonDerivedType(typeof(TakesPart), "takes-part")]
[JsonDerivedType(typeof(PersonalName), "personal-name")]
[JsonDerivedType(typeof(Affiliated), "affiliation")]
[JsonDerivedType(typeof(CountryAttributed), "country-attributed")]
[JsonDerivedType(typeof(Associated), "association")]
[JsonDerivedType(typeof(Selection), "selection")]
[JsonDerivedType(typeof(Breakdown), "breakdown")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(Session), "session")]
[JsonDerivedType(typeof(AgendaItem), "agenda-item")]
[JsonDerivedType(typeof(MeetingDocument), "meeting-document")]
[JsonDerivedType(typeof(Decided), "decision")]
[JsonDerivedType(typeof(LiaisonPoint), "liaison-point")]
[JsonDerivedType(typeof(WorksOn), "works-on")]
[JsonDerivedType(typeof(BodyRule), "body-rule")]
[JsonDerivedType(typeof(Guidance), "guidance")]
[JsonDerivedType(typeof(Doubt), "doubt")]
[JsonDerivedType(typeof(DecidedAt), "decided-at")]
[JsonDerivedType(typeof(DecisionDated), "decision-day")]
[JsonDerivedType(typeof(DecisionVersion), "decision-version")]
[JsonDerivedType(typeof(DecisionClause), "decision-clause")]
[JsonDerivedType(typeof(DecisionApproval), "decision-approval")]
[JsonDerivedType(typeof(DecisionRelated), "decision-relation")]
[JsonDerivedType(typeof(DecisionText), "decision-text")]
[JsonDerivedType(typeof(Proceedings), "proceedings")]
[JsonDerivedType(typeof(DueBy), "deadline")]
[JsonDerivedType(typeof(SetAside), "set-aside")]
[JsonDerivedType(typeof(Transparency), "transparency")]
[JsonDerivedType(typeof(Safeguard), "safeguard")]
[JsonDerivedType(typeof(Uptake), "uptake")]
[JsonDerivedType(typeof(OfContributionSort), "contribution-sort")]
[JsonDerivedType(typeof(SubmittedTo), "submitted-to")]
[JsonDerivedType(typeof(SubmittedAt), "submitted-at")]
[JsonDerivedType(typeof(Sponsored), "sponsor")]
[JsonDerivedType(typeof(Revises), "revises")]
[JsonDerivedType(typeof(OutcomeReached), "outcome")]
public abstract record Statement
{
    /// <summary>What the statement is about. Claims about the same thing can be compared.</summary>
    public abstract string About();

    /// <summary>True if at most one statement about the same thing can be right at a time.</summary>
    public virtual bool HasOneValue() => false;

    /// <summary>True if this statement and another one about the same thing, each true from its date, cannot both be right.</summary>
    public virtual bool Excludes(Statement other, PartialDate? from, PartialDate? otherFrom) => HasOneValue() && this != other && from == otherFrom;

    /// <summary>True if it says what happened: it holds from its first day on. Otherwise it holds during the claim's valid interval.</summary>
    public virtual bool IsMoment() => false;

    /// <summary>The things that it names, which may have records.</summary>
    public virtual IEnumerable<Reference?> Names() => [];

    /// <summary>Null if every field keeps its rule.</summary>
    public abstract Rejection? Refuses();
}

/// <summary>A thing or person as the source prints it, with its record if there is one.</summary>
public sealed record Reference(string Name, ActorId? Actor = null)
{
    /// <summary>Identifies the thing: its record, or else its name.</summary>
    [JsonIgnore] public string Key => Actor?.Value ?? Name;
    public Rejection? Refuses(string field) => TextLimits.Demands(Name, field + ".name", TextLimits.Title);
    public override string ToString() => Name;
}
