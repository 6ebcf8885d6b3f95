namespace Tracker.Domain.Claims;

/// <summary>A meeting took place, or will, during the claim's valid interval.</summary>
/// <param name="Zone">The time zone of its place, such as <c>Europe/Berlin</c>: the times of its sessions are the clock's there.</param>
public sealed record Held(string? Place = null, string? Country = null, int? Ordinal = null, string? Zone = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "held";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Refuses(Place, "statement.place", TextLimits.Name) ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name)
        ?? Amounts.Refuses(Ordinal, "statement.ordinal")
        ?? (Zone is null || ZoneName.IsWellFormed(Zone) ? null : Rejection.Invalid($"A time zone must be {ZoneName.Rule}.", "statement.zone"));
}

/// <summary>A session of a meeting, on the day of the claim's valid interval and by the clock of the place; of the whole day if it has no times.</summary>
/// <param name="Starts">Such as <c>09:00</c>.</param>
/// <param name="Ends">Such as <c>12:30</c>; before the start if it is on the next day.</param>
/// <param name="Group">The committee that sits.</param>
/// <param name="Cancelled">True if it was announced and does not take place.</param>
public sealed record Session(
    string Title, string? Starts = null, string? Ends = null, string? Room = null, Reference? Group = null, bool Cancelled = false) : Statement
{
    public override IEnumerable<Reference?> Names() => [Group];
    public override bool IsMoment() => true;
    public override string About() => $"session:{Group?.Key}:{Title}";
    public override Rejection? Refuses() =>
        TextLimits.Demands(Title, "statement.title", TextLimits.Title)
        ?? (Starts is null || ClockSpan.IsTime(Starts) ? null : Rejection.Invalid(ClockSpan.TimeRule, "statement.starts"))
        ?? (Ends is null || ClockSpan.IsTime(Ends) ? null : Rejection.Invalid(ClockSpan.TimeRule, "statement.ends"))
        ?? (Ends is not null && Starts is null ? Rejection.Invalid("A session that ends at a time starts at one.", "statement.starts") : null)
        ?? (Ends is not null && Ends == Starts ? Rejection.Invalid("A session ends later than it starts.", "statement.ends") : null)
        ?? TextLimits.Refuses(Room, "statement.room", TextLimits.Name) ?? Group?.Refuses("statement.group");
}

/// <summary>An item of the body's own agenda.</summary>
/// <param name="Number">As the body prints it, such as <c>8.1</c>; null if it prints none.</param>
/// <param name="Document">The number of the document that it is about.</param>
public sealed record AgendaItem(string Title, string? Number = null, string? Document = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => $"agenda:{Number ?? Title}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Title, "statement.title", TextLimits.Title) ?? TextLimits.Refuses(Number, "statement.number", TextLimits.Name)
        ?? TextLimits.Refuses(Document, "statement.document", TextLimits.Name);
}

/// <summary>A document that a meeting works with.</summary>
/// <param name="Number">The body's number, such as <c>N1637</c>.</param>
public sealed record MeetingDocument(string Number, string Title) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => $"document:{Number}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Number, "statement.number", TextLimits.Name) ?? TextLimits.Demands(Title, "statement.title", TextLimits.Title);
}

/// <summary>What a decision is.</summary>
public enum DecisionKind { Vote, Decision, Formation, Prohibition, Approval, Nomination }

/// <summary>A body decided something about a subject. The day is the first of the claim's valid interval; a prohibition ends with its last.</summary>
/// <param name="Subject">What was decided about.</param>
/// <param name="Outcome">In a few words.</param>
/// <param name="Meeting">The meeting at which it was decided, if the source says so.</param>
/// <param name="CountryVotes">How each country voted; null if that is unknown.</param>
public sealed record Decided(
    DecisionKind Decision, Reference Subject, string Outcome, Reference? Body = null, Reference? Meeting = null, string? CountryVotes = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Subject, Body, Meeting];
    public override bool IsMoment() => true;
    public override string About() => $"decision:{Decision}:{Subject.Key}:{Outcome}";
    public override Rejection? Refuses() =>
        Subject.Refuses("statement.subject") ?? TextLimits.Demands(Outcome, "statement.outcome", TextLimits.Line) ?? Body?.Refuses("statement.body")
        ?? Meeting?.Refuses("statement.meeting") ?? TextLimits.Refuses(CountryVotes, "statement.countryVotes", TextLimits.Line);
}

/// <summary>What a liaison statement does.</summary>
public enum LiaisonStance { Oppose, Support, Inform, Ask }

/// <summary>A point of a liaison statement about a subject.</summary>
public sealed record LiaisonPoint(
    Reference From, LiaisonStance Stance, string Point, Reference? To = null, Reference? Subject = null, Reference? Occasion = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [From, To, Subject, Occasion];
    public override bool IsMoment() => true;
    public override string About() => $"liaison:{From.Key}:{Stance}";
    public override Rejection? Refuses() =>
        From.Refuses("statement.from") ?? TextLimits.Demands(Point, "statement.point", TextLimits.Line) ?? To?.Refuses("statement.to")
        ?? Subject?.Refuses("statement.subject") ?? Occasion?.Refuses("statement.occasion");
}
