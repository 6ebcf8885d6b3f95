using Tracker.Domain.Claims;
using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>What one kind of cost is estimated to come to.</summary>
/// <param name="Units">In the smallest unit of the currency of the call.</param>
public sealed record EstimateLine(CostKind Kind, long Units, string For);

/// <summary>The answer to a question of the call.</summary>
public sealed record CriterionAnswer(EntityId Criterion, bool Yes);

/// <summary>What a company asks for, as it was sent.</summary>
/// <param name="Company">The applicant.</param>
/// <param name="Plan">What it will do, and why.</param>
/// <param name="Work">The work item, committee or meeting in which it wants to take part.</param>
public sealed record Application(
    EntityId Id, GroupId Company, string Title, string Plan, Reference Work, ImmutableArray<EstimateLine> Estimate, ImmutableArray<CriterionAnswer> Answers)
{
    /// <summary>Lines of one estimate.</summary>
    public const int MostLines = 30;

    /// <summary>What it asks for, in the smallest unit of the currency of the call.</summary>
    [JsonIgnore]
    public long Asked => Estimate.IsDefault ? 0 : Estimate.Sum(l => Math.Clamp(l.Units, 0, Amount.Most));

    /// <summary>What is still missing from it, in words.</summary>
    public IEnumerable<string> Missing(CallTerms terms)
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return "the title";
        if (string.IsNullOrWhiteSpace(Plan)) yield return "what you will do";
        if (string.IsNullOrWhiteSpace(Work.Name)) yield return "the work in which you want to take part";
        if (Estimate.IsDefaultOrEmpty) yield return "the estimate of the costs";
        foreach (var open in terms.Criteria.Where(c => AnswerTo(c.Id) is null)) yield return $"the answer to “{open.Question}”";
    }

    /// <summary>The questions that it answers otherwise than an applicant has to.</summary>
    public IEnumerable<Criterion> NotMet(CallTerms terms) => terms.Criteria.Where(c => AnswerTo(c.Id) is { } yes && yes != c.Wanted);

    public bool? AnswerTo(EntityId criterion) => Answers.IsDefault ? null : Answers.FirstOrDefault(a => a.Criterion == criterion)?.Yes;

    /// <summary>Null if it is complete, the applicant may apply and every amount can be paid.</summary>
    public Rejection? Refuses(CallTerms terms, string field)
    {
        if (Missing(terms).ToList() is { Count: > 0 } missing) return Rejection.Invalid($"Still missing: {string.Join(", ", missing)}.", field);
        if (NotMet(terms).FirstOrDefault() is { } no)
            return Rejection.IllegalStep(
                $"Applicants must be able to answer “{no.Question}” with {(no.Wanted ? "yes" : "no")}. The rule: {no.Rule}", field + ".answers");
        return TextLimits.Refuses(Title, field + ".title", TextLimits.Title) ?? TextLimits.Refuses(Plan, field + ".plan", TextLimits.Body)
            ?? TextLimits.Refuses(Work.Name, field + ".work", TextLimits.Title) ?? Rejection.Full(Estimate.Length - 1, MostLines, "lines of an estimate")
            ?? Estimate.Select(l => Refuses(l, terms, field + ".estimate")).FirstOrDefault(r => r is not null)
            ?? Caps.PerAward(terms, Asked, field + ".estimate");
    }

    private static Rejection? Refuses(EstimateLine line, CallTerms terms, string field) =>
        line.Units is < 1 or > Amount.Most ? Rejection.Invalid("Each cost of an estimate is more than zero.", field)
        : !terms.Costs.Contains(line.Kind)
            ? Rejection.Invalid($"This call does not pay for {Alerts.AlertWords.Spoken(line.Kind.ToString())}.", field)
        : TextLimits.Demands(line.For, field, TextLimits.Title);

    public bool Equals(Application? other) => other is not null
        && (Id, Company, Title, Plan, Work) == (other.Id, other.Company, other.Title, other.Plan, other.Work)
        && Estimate.AsSpan().SequenceEqual(other.Estimate.AsSpan()) && Answers.AsSpan().SequenceEqual(other.Answers.AsSpan());

    public override int GetHashCode() => Id.GetHashCode();
}
