namespace Tracker.Domain.Claims;

/// <summary>What a table prints of a statement, column by column.</summary>
public static class StatementColumns
{
    private static readonly FrozenDictionary<Type, string> Words = typeof(Statement).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>().ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>The stored word of a statement, such as <c>supporting-member</c>.</summary>
    public static string Word(this Statement statement) => WordOf(statement.GetType());

    /// <summary>The same of a type of statements.</summary>
    public static string WordOf(Type statement) => Words[statement];

    /// <summary>True for a word that <see cref="Word"/> gives.</summary>
    public static bool IsWord(string word) => Words.Values.Contains(word);

    /// <summary>The records that it names, each once.</summary>
    public static IEnumerable<ActorId> Records(this Statement statement) => statement.Names().Select(n => n?.Actor).OfType<ActorId>().Distinct();

    /// <summary>What it says in a few words, without what the other columns show; empty if that is all.</summary>
    public static string Value(this Statement statement) => statement switch
    {
        Titled s => s.Title,
        AlsoNamed s => s.Name,
        Identified s => s.Identifier,
        Described s => With(": ", s.Heading, s.Sentence),
        Happened s => s.What,
        Measured s => With(" ", s.Value, s.Unit),
        NotAvailable s => With(": ", s.What, Spoken(s.Reason)),
        NoneListed s => Spoken(s.What),
        TableRow s => With(": ", s.Row, string.Join("; ", s.Cells.Select(c => With(": ", c.Key, c.Value)))),
        Related s => With(" ", Spoken(s.Relation), s.Other.Name),
        OfDocumentKind s => s.AsPrinted ?? Spoken(s.Document),
        OfCommittee s => With(", ", s.Committee.Name, s.Part),
        OfPeriod s => s.Period,
        OfTechnology s => s.Technology,
        Foundational s => s.AsPrinted ?? Spoken(s.Class),
        StatusReached s => s.Status.Value,
        Editor s => With(", ", s.Organization.Name, s.Person?.Name),
        SupportingMember s => s.Organization.Name,
        Contribution s => With(" ", s.Number, s.Title),
        ContributionOutcome s => With(": ", s.Number, Spoken(s.Outcome)),
        OriginatesIn s => s.Origin.Name,
        ConcernStated s => With(": ", Spoken(s.Concern), s.Reason),
        Edition s => s.Identifier ?? s.Number,
        FromWorkItem s => s.WorkItem.Name,
        Adoption s => With(", ", Spoken(s.Correspondence), s.Identifier),
        Founded s => s.Date.Value,
        Ended s => s.Date.Value,
        OfSort s => s.Sort,
        PartOf s => s.Parent.Name,
        OfCountry s => s.Country,
        CountryAttributed s => With(", ", s.Country, Spoken(s.Attribution)),
        RoleHeld s => With(", ", s.Role, s.With?.Name),
        TakesPart s => With(", ", Spoken(s.Role), s.Party.Name),
        PersonalName s => s.AsPrinted ?? With(", ", s.Family, s.Given),
        Affiliated s => With(", ", s.Position, s.Organization.Name),
        Associated s => With(", ", Spoken(s.Link), s.With?.Name ?? s.List),
        Selection s => s.AsPrinted ?? With(" ", s.Size?.ToString(CultureInfo.InvariantCulture), Spoken(s.Of)),
        Breakdown s => With(": ", s.Value, s.Count?.ToString(CultureInfo.InvariantCulture)),
        Held s => With(", ", s.Place, s.Country),
        Session s => With(", ", s.Cancelled ? s.Title + " (cancelled)" : s.Title, s.Starts, s.Room),
        AgendaItem s => With(" ", s.Number, s.Title),
        MeetingDocument s => With(" ", s.Number, s.Title),
        Decided s => With(": ", s.Subject.Name, s.Outcome),
        LiaisonPoint s => With(": ", With(" ", s.From.Name, Spoken(s.Stance)), s.Point),
        WorksOn s => s.Topic,
        BodyRule s => s.Rule,
        Guidance s => With(": ", With(" ", s.Authority.Name, Spoken(s.Activity)), s.Effect),
        Doubt s => s.Question,
        DecidedAt s => s.Meeting.Name,
        DecisionDated s => Spoken(s.Day),
        DecisionVersion s => With(": ", s.Language, s.Title ?? s.Subject ?? s.Message),
        DecisionClause s => With(" ", s.Verb, s.Text),
        DecisionApproval s => With(": ", With(" ", Spoken(s.Degree), Spoken(s.Vote)), s.Message),
        DecisionRelated s => With(" ", s.Relation, s.Prefix, s.Number),
        DecisionText s => s.Address,
        Proceedings s => s.Title ?? s.Issuer ?? s.Urn ?? "",
        DueBy s => s.What,
        SetAside s => s.Suggestion,
        Transparency s => With(": ", Spoken(s.Information), With(", ", Spoken(s.State), s.What)),
        Safeguard s => With(": ", s.Rule, Spoken(s.Practice)),
        Uptake s => With(", ", Spoken(s.Sort), s.Organization?.Name, s.Where),
        OfContributionSort s => s.AsPrinted ?? Spoken(s.Sort),
        SubmittedTo s => With(", ", s.To.Name, s.Point),
        SubmittedAt s => s.Meeting.Name,
        Sponsored s => s.Sponsor.Name,
        Revises s => s.Contribution.Name,
        OutcomeReached s => With(", ", Spoken(s.Outcome), s.Clause),
        _ => "",
    };

    /// <summary>The country that it names; null if it names none.</summary>
    public static string? Country(this Statement statement) => statement switch
    {
        OfCountry s => s.Country,
        CountryAttributed s => s.Country,
        Editor s => s.Country,
        SupportingMember s => s.Country,
        RoleHeld s => s.Country,
        OriginatesIn s => s.Country,
        Held s => s.Country,
        Adoption s => s.Country,
        Uptake s => s.Country,
        TakesPart { PartyKind: PartyKind.Country } s => s.Party.Name,
        Sponsored s => s.Party == PartyKind.Country ? s.Sponsor.Name : s.Country,
        Breakdown { Dimension: Dimension.EditorCountry or Dimension.SupportingMemberCountry or Dimension.EditorOrSupportingCountry
            or Dimension.ExclusiveCountry or Dimension.NoneFromCountry } s => s.Value,
        _ => null,
    };

    /// <summary>The organisation that it is about besides its subject, by its record or else its name; null if there is none.</summary>
    public static string? Organization(this Statement statement) => (statement switch
    {
        Editor s => s.Organization,
        SupportingMember s => s.Organization,
        Affiliated s => s.Organization,
        RoleHeld { For: { } employer } => employer,
        TakesPart { PartyKind: PartyKind.Organization } s => s.Party,
        Sponsored { Party: PartyKind.Organization } s => s.Sponsor,
        _ => First(statement, "organization"),
    })?.Key;

    /// <summary>The committee or body that it is about besides its subject, by its record or else its name; null if there is none.</summary>
    public static string? Committee(this Statement statement) => (statement switch
    {
        OfCommittee s => s.Committee,
        Decided { Body: { } body } => body,
        Selection { Body: { } body } => body,
        _ => First(statement, "committee"),
    })?.Key;

    private static Reference? First(Statement statement, string kind) => statement.Names().FirstOrDefault(n => n?.Actor?.Kind == kind);

    private static string Spoken(Enum word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()).Replace('-', ' ');

    private static string With(string between, params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part)) said.Add(part);
        return string.Join(between, said);
    }
}
