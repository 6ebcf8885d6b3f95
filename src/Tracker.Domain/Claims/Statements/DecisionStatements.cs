namespace Tracker.Domain.Claims;

/// <summary>A body decided this at a meeting. The claim's valid interval is the day of the meeting.</summary>
/// <param name="Position">Where it stands among the decisions of the meeting, from 1.</param>
/// <param name="Venue">The place, where the decision itself names it.</param>
public sealed record DecidedAt(Reference Meeting, int? Position = null, string? Venue = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Meeting];
    public override bool IsMoment() => true;
    public override string About() => "decided-at";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        Meeting.Refuses("statement.meeting") ?? Amounts.Refuses(Position, "statement.position")
        ?? TextLimits.Refuses(Venue, "statement.venue", TextLimits.Name);
}

/// <summary>What a day of a decision is.</summary>
public enum DecisionDay { Adoption, Drafted, Discussed }

/// <summary>A decision was drafted, discussed or adopted on the day of the claim's valid interval.</summary>
public sealed record DecisionDated(DecisionDay Day) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "decision-day:" + Day;
    public override Rejection? Refuses() => null;
}

/// <summary>What a decision is called and says as a whole, in one language.</summary>
/// <param name="Language">Three letters of ISO 639-3, such as <c>eng</c>.</param>
/// <param name="Script">Four letters of ISO 15924, such as <c>Latn</c>.</param>
public sealed partial record DecisionVersion(
    string Language, string? Title = null, string? Subject = null, string? Script = null, string? Message = null, string? Considering = null) : Statement
{
    /// <summary>How a language is written.</summary>
    public const string LanguageRule = "three lower-case letters, such as eng or fra";

    public static bool IsLanguage(string text) => LanguageForm().IsMatch(text);

    public override string About() => "decision-version:" + Language;
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        RefusesLanguage(Language) ?? TextLimits.Refuses(Title, "statement.title", TextLimits.Title)
        ?? TextLimits.Refuses(Subject, "statement.subject", TextLimits.Title)
        ?? (Script is null || ScriptForm().IsMatch(Script) ? null
            : Rejection.Invalid("'statement.script' must be four letters, such as Latn or Cyrl.", "statement.script"))
        ?? TextLimits.Refuses(Message, "statement.message", TextLimits.Body) ?? TextLimits.Refuses(Considering, "statement.considering", TextLimits.Body);

    internal static Rejection? RefusesLanguage(string language) =>
        IsLanguage(language) ? null : Rejection.Invalid($"'statement.language' must be {LanguageRule}.", "statement.language");

    [GeneratedRegex(@"^[a-z]{3}\z")]
    private static partial Regex LanguageForm();

    [GeneratedRegex(@"^[A-Z][a-z]{3}\z")]
    private static partial Regex ScriptForm();
}

/// <summary>What a clause of a decision does.</summary>
public enum ClauseSort { Consideration, Action }

/// <summary>A consideration or an action of a decision, in the words of the body. The claim's valid interval is the day from which it has effect.</summary>
/// <param name="Number">Its place among the clauses of its sort and language, from 1.</param>
/// <param name="Verb">What the body does, in one word, such as <c>approves</c> or <c>calls-upon</c>.</param>
/// <param name="Day">What the day is, where the source says so.</param>
public sealed partial record DecisionClause(
    ClauseSort Sort, int Number, string Verb, string Text, string Language, DecisionDay? Day = null) : Statement
{
    /// <summary>The language of a source that names none.</summary>
    public const string English = "eng";

    /// <summary>How a verb is written.</summary>
    public const string VerbRule = "one word in lower-case letters, parts joined by hyphens, such as calls-upon";

    public static bool IsVerb(string text) => text.Length <= TextLimits.Name && VerbForm().IsMatch(text);

    public override bool IsMoment() => true;
    public override string About() => $"clause:{Language}:{Sort}:{Number}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        Amounts.Refuses(Number, "statement.number")
        ?? (IsVerb(Verb) ? null : Rejection.Invalid($"'statement.verb' must be {VerbRule}.", "statement.verb"))
        ?? TextLimits.Demands(Text, "statement.text", TextLimits.Body) ?? DecisionVersion.RefusesLanguage(Language);

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\z")]
    private static partial Regex VerbForm();
}

/// <summary>Whether members were for or against.</summary>
public enum ApprovalVote { Affirmative, Negative }

/// <summary>How many were.</summary>
public enum ApprovalDegree { Unanimous, Majority, Minority }

/// <summary>How a decision was agreed to. The claim's valid interval is the day.</summary>
/// <param name="Number">Its place among the approvals of its language, from 1.</param>
/// <param name="Day">What the day is, where the source says so.</param>
public sealed record DecisionApproval(
    ApprovalVote Vote, ApprovalDegree Degree, int Number, string Language, string? Message = null, DecisionDay? Day = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => $"approval:{Language}:{Number}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        Amounts.Refuses(Number, "statement.number") ?? TextLimits.Refuses(Message, "statement.message", TextLimits.Body)
        ?? DecisionVersion.RefusesLanguage(Language);
}

/// <summary>A relation between two decisions, named by their numbers.</summary>
/// <param name="Relation">In the word of the source, such as <c>replaces</c>.</param>
/// <param name="Number">Of the other decision, with its prefix.</param>
/// <param name="From">Of the decision that has the relation, where it is not this one's first number.</param>
public sealed record DecisionRelated(string Relation, string Prefix, string Number, string? FromPrefix = null, string? From = null) : Statement
{
    public override string About() => $"decision-relation:{Relation}:{Prefix}:{Number}";
    public override Rejection? Refuses() =>
        TextLimits.Demands(Relation, "statement.relation", TextLimits.Name) ?? TextLimits.Demands(Prefix, "statement.prefix", TextLimits.Name)
        ?? TextLimits.Demands(Number, "statement.number", TextLimits.Name) ?? TextLimits.Refuses(FromPrefix, "statement.fromPrefix", TextLimits.Name)
        ?? TextLimits.Refuses(From, "statement.from", TextLimits.Name);
}

/// <summary>Where the text of a decision, or of all decisions of a meeting, can be read.</summary>
/// <param name="Use">In the word of the source, such as <c>access</c> or <c>minutes_pdf</c>.</param>
/// <param name="Format">Such as <c>pdf</c>.</param>
public sealed record DecisionText(string Address, string? Use = null, string? Format = null, string? Language = null) : Statement
{
    public override string About() => "decision-text:" + Address;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Address, "statement.address", TextLimits.Line) ?? TextLimits.Refuses(Use, "statement.use", TextLimits.Name)
        ?? TextLimits.Refuses(Format, "statement.format", TextLimits.Name)
        ?? (Language is null ? null : DecisionVersion.RefusesLanguage(Language));
}

/// <summary>The collection in which a body printed what it decided at a meeting, during the claim's valid interval.</summary>
/// <param name="Title">Of the collection, as printed.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="City">The UN/LOCODE of the city, such as <c>FRPAR</c>.</param>
/// <param name="Country">Two letters of ISO 3166-1.</param>
public sealed record Proceedings(string? Title = null, string? Issuer = null, string? Urn = null, string? City = null, string? Country = null)
    : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "proceedings";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Refuses(Title, "statement.title", TextLimits.Title) ?? TextLimits.Refuses(Issuer, "statement.issuer", TextLimits.Title)
        ?? TextLimits.Refuses(Urn, "statement.urn", TextLimits.Name) ?? TextLimits.Refuses(City, "statement.city", TextLimits.Name)
        ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name);
}

/// <summary>Something has to be done by the day of the claim's valid interval.</summary>
public sealed record DueBy(string What) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "deadline:" + What;
    public override Rejection? Refuses() => TextLimits.Demands(What, "statement.what", TextLimits.Line);
}

/// <summary>A person read words of this record and found that they do not say what the program took them to say.</summary>
/// <param name="Suggestion">Which of its suggestions that is.</param>
public sealed record SetAside(string Suggestion) : Statement
{
    public override string About() => "set-aside:" + Suggestion;
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Demands(Suggestion, "statement.suggestion", TextLimits.Line);
}
