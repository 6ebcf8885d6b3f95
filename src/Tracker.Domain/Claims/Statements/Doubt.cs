namespace Tracker.Domain.Claims;

/// <summary>What kind of question facts leave open.</summary>
public enum DoubtKind { DatesDisagree, Arithmetic, Population, Period, Label, GluedFootnote, NotStated }

/// <summary>A claim of a record.</summary>
/// <param name="Name">Of the record, as it was when the reference was made.</param>
public sealed record FactReference(ActorId Record, EntityId Claim, string Name);

/// <summary>A question that recorded facts leave open.</summary>
/// <param name="Why">What disagrees, or what is missing.</param>
/// <param name="Facts">The claims that it is about; at most 50.</param>
public sealed record Doubt(DoubtKind Sort, string Question, string Why, ImmutableArray<FactReference> Facts) : Statement
{
    public const int MostFacts = 50;

    public override string About() => "doubt:" + Question;
    public override Rejection? Refuses() => Facts.IsDefault || Facts.Length > MostFacts
        ? new Rejection(RejectionCode.TooMany, $"'statement.facts' must be a list of at most {MostFacts} claims.", "statement.facts")
        : Facts.Select(f => TextLimits.Demands(f.Name, "statement.facts", TextLimits.Title)).FirstOrDefault(r => r is not null)
            ?? TextLimits.Demands(Question, "statement.question", TextLimits.Line) ?? TextLimits.Demands(Why, "statement.why", TextLimits.Body);
}
