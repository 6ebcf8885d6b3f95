using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>The last second at which an application counts, wherever its sender is.</summary>
/// <param name="Zone">The zone in which it was written, by its name in the time zone database.</param>
public sealed record CallDeadline(DateTimeOffset At, string Zone)
{
    /// <summary>Whether something that arrives at a moment is in time: the whole of the last second counts.</summary>
    public bool Admits(DateTimeOffset at) => at.ToUnixTimeSeconds() <= At.ToUnixTimeSeconds();

    /// <summary>Null if it can be met.</summary>
    public Rejection? Refuses(DateTimeOffset now, string field) =>
        At <= now ? Rejection.Invalid("The deadline must be later than now.", field)
        : ZoneName.IsWellFormed(Zone) ? null : Rejection.Invalid($"A time zone is {ZoneName.Rule}.", field);

    public override string ToString() => Alerts.AlertWords.Moment(At, Zone);
}

/// <summary>A question about the applicant that has one right answer.</summary>
/// <param name="Rule">What it comes from, such as a paragraph of the terms.</param>
/// <param name="Wanted">The answer that an applicant has to be able to give.</param>
public sealed record Criterion(EntityId Id, string Question, string Rule, bool Wanted = true);

/// <summary>What a call offers, as everybody reads it.</summary>
/// <param name="For">What is paid for, and who may apply.</param>
/// <param name="Currency">The currency of all its amounts, which are in its smallest unit.</param>
/// <param name="MostPerAward">What one award can come to.</param>
/// <param name="MostPerApplicant">What all awards to one applicant can come to, without what was returned of them.</param>
/// <param name="Costs">The kinds of cost that are paid.</param>
public sealed record CallTerms(
    string Title, string For, CallDeadline Deadline, string Currency, long MostPerAward, long MostPerApplicant, ImmutableArray<CostKind> Costs,
    ImmutableArray<Criterion> Criteria)
{
    /// <summary>Questions of one call.</summary>
    public const int MostCriteria = 30;

    /// <summary>Null if every field keeps its rule.</summary>
    public Rejection? Refuses(DateTimeOffset now, string field) =>
        TextLimits.Demands(Title, field + ".title", TextLimits.Title) ?? TextLimits.Demands(For, field + ".for", TextLimits.Body)
        ?? Deadline.Refuses(now, field + ".deadline") ?? Programs.Currency.Refuses(Currency, field + ".currency")
        ?? Caps(field) ?? (Costs.IsDefaultOrEmpty ? Rejection.Invalid("Choose the kinds of cost that are paid.", field + ".costs") : null)
        ?? (Criteria.IsDefault ? TextLimits.Required(field + ".criteria") : null)
        ?? Rejection.Full(Criteria.Length - 1, MostCriteria, "questions")
        ?? (Criteria.DistinctBy(c => c.Id).Count() < Criteria.Length ? Rejection.Duplicate("question", field + ".criteria") : null)
        ?? Criteria.Select(c => TextLimits.Demands(c.Question, field + ".criteria", TextLimits.Title)
            ?? TextLimits.Demands(c.Rule, field + ".criteria", TextLimits.Title)).FirstOrDefault(r => r is not null);

    private Rejection? Caps(string field) =>
        MostPerAward is < 1 or > Amount.Most ? Rejection.Invalid("The cap per award must be more than zero.", field + ".mostPerAward")
        : MostPerApplicant is > Amount.Most || MostPerApplicant < MostPerAward
            ? Rejection.Invalid("The cap per applicant cannot be less than the cap per award.", field + ".mostPerApplicant")
        : null;

    public bool Equals(CallTerms? other) => other is not null
        && (Title, For, Deadline, Currency, MostPerAward, MostPerApplicant)
            == (other.Title, other.For, other.Deadline, other.Currency, other.MostPerAward, other.MostPerApplicant)
        && Costs.AsSpan().SequenceEqual(other.Costs.AsSpan()) && Criteria.AsSpan().SequenceEqual(other.Criteria.AsSpan());

    public override int GetHashCode() => Title.GetHashCode(StringComparison.Ordinal);
}

/// <summary>From where the money of a call is.</summary>
/// <param name="Fund">The fund of the program, in the currency of the call.</param>
/// <param name="Stream">The stream to which awards are booked, and to which what is not spent returns.</param>
/// <param name="Most">What all awards can come to.</param>
/// <param name="Name">What the stream was called when the call was opened.</param>
public sealed record CallMoney(ActorId Program, EntityId Fund, EntityId Stream, long Most, string Name)
{
    /// <summary>Null if every field keeps its rule.</summary>
    public Rejection? Refuses(CallTerms terms, string field) =>
        Program.Kind != ProgramKind.Word ? Rejection.Invalid("The money of a call is from a stream of a program.", field + ".program")
        : Most > Amount.Most || Most < terms.MostPerAward
            ? Rejection.Invalid("A call needs the money for at least one award of the size of its cap.", field + ".most")
        : TextLimits.Demands(Name, field + ".name", TextLimits.Title);
}
