namespace Tracker.Domain.Delegations;

/// <summary>A part of a whole, such as 2 of 3.</summary>
public readonly record struct Fraction(int Part, int Whole)
{
    /// <summary>Whether at least this part of all of them is so.</summary>
    public bool IsReached(int so, int all) => (long)so * Whole >= (long)all * Part;

    public override string ToString() => $"{Part}/{Whole}";

    /// <summary>Whether not more than this part of all of them is so.</summary>
    public bool IsKept(int so, int all) => (long)so * Whole <= (long)all * Part;
}

/// <summary>How a body decides a ballot. A rule is data: what a count comes to follows from it, and it names the clause that says so.</summary>
/// <param name="Id">Letters, digits and hyphens.</param>
/// <param name="Clause">Where the body says so.</param>
/// <param name="Says">The rule in a sentence.</param>
/// <param name="LeastInFavour">Of the votes of P-members for or against.</param>
/// <param name="MostAgainst">Of all votes for or against.</param>
/// <param name="MostOpposed">How many may oppose, or comment on the substance; null if that alone does not decide.</param>
/// <param name="Weeks">How long the ballot is open by this rule; null if the rule does not say.</param>
public sealed record BallotRule(
    string Id, string Name, string Clause, string Says, Fraction? LeastInFavour = null, Fraction? MostAgainst = null, int? MostOpposed = null,
    int? Weeks = null)
{
    private const string Majority = "Approved with at least 2/3 of the votes of P-members in favour and not more than 1/4 of all votes against. "
        + "Abstentions are not counted, nor votes against without technical reasons.";

    /// <summary>The rules that are known, in the order of their bodies.</summary>
    public static ImmutableArray<BallotRule> All { get; } =
    [
        new("iso-enquiry", "ISO and IEC: enquiry (DIS, CDV)", "ISO/IEC Directives, Part 1, 2.6.3", Majority, new(2, 3), new(1, 4), Weeks: 12),
        new("iso-approval", "ISO and IEC: approval (FDIS)", "ISO/IEC Directives, Part 1, 2.7.3", Majority, new(2, 3), new(1, 4), Weeks: 8),
        new("itu-t-last-call", "ITU-T: last call (AAP)", "Rec. ITU-T A.8, 4", "Approved if nobody comments on the substance.", MostOpposed: 0, Weeks: 4),
        new("itu-t-additional-review", "ITU-T: additional review (AAP)", "Rec. ITU-T A.8, 4", "Approved if nobody comments on the substance.",
            MostOpposed: 0, Weeks: 3),
        new("itu-t-tap", "ITU-T: decision of the study group (TAP)", "WTSA Resolution 1, 9.5", "Approved if no delegation opposes.", MostOpposed: 0),
    ];

    public static BallotRule? Find(string? id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>What a count comes to. One condition that is not met decides; else a number that is unknown leaves it unknown.</summary>
    public BallotVerdict Of(BallotTally tally)
    {
        bool?[] met = [.. Conditions(tally).Select(c => c.IsMet)];
        return met.Contains(false) ? BallotVerdict.NotMet : met.Contains(null) ? BallotVerdict.Unknown : BallotVerdict.Met;
    }

    /// <summary>Each condition of the rule with what the count says of it.</summary>
    public IEnumerable<BallotCondition> Conditions(BallotTally tally)
    {
        if (LeastInFavour is { } least)
            yield return new(
                "P-members in favour", $"at least {least}", tally.PInFavour, tally.PInFavour + tally.PAgainst,
                tally is { PInFavour: { } yes, PAgainst: { } no } ? yes + no > 0 && least.IsReached(yes, yes + no) : null);
        if (MostAgainst is { } against)
            yield return new(
                "All members against", $"at most {against}", tally.Against, tally.InFavour + tally.Against,
                tally is { InFavour: { } yes, Against: { } no } ? against.IsKept(no, yes + no) : null);
        if (MostOpposed is { } most)
            yield return new(
                "Opposed", most == 0 ? "nobody" : $"at most {most}", tally.Against, null, tally.Against is { } opposed ? opposed <= most : null);
    }
}

/// <summary>One thing that a rule asks of a count.</summary>
/// <param name="Limit">What it asks for, in words.</param>
/// <param name="So">How many voted so; null if that is unknown.</param>
/// <param name="All">Of how many that are counted for it; null if that is unknown, or the rule asks for a number and not for a part.</param>
/// <param name="IsMet">Null if it is not known.</param>
public sealed record BallotCondition(string Of, string Limit, int? So, int? All, bool? IsMet);

/// <summary>Whether what a rule asks for is met by a count.</summary>
public enum BallotVerdict { Unknown, Met, NotMet }

/// <summary>How many voted how in a ballot of a body. What is not known is null: unknown, not zero.</summary>
/// <param name="Against">Of all members, with technical reasons; or those who opposed or commented on the substance.</param>
public sealed record BallotTally(int? PInFavour = null, int? PAgainst = null, int? InFavour = null, int? Against = null, int? Abstained = null)
{
    public const int Most = 10_000;

    [JsonIgnore]
    public bool IsKnown => (PInFavour ?? PAgainst ?? InFavour ?? Against ?? Abstained) is not null;

    /// <summary>Null if each number that is known can be one, and P-members are not more than all.</summary>
    public Rejection? Refuses(string field) =>
        new[] { (PInFavour, "pInFavour"), (PAgainst, "pAgainst"), (InFavour, "inFavour"), (Against, "against"), (Abstained, "abstained") }
            .Where(n => n.Item1 is < 0 or > Most)
            .Select(n => Rejection.Invalid($"A number of votes is from 0 to {Most}; leave it empty if it is unknown.", $"{field}.{n.Item2}")).FirstOrDefault()
        ?? (PInFavour > InFavour ? More("in favour", $"{field}.pInFavour") : PAgainst > Against ? More("against", $"{field}.pAgainst") : null);

    /// <summary>What is known, in words.</summary>
    public override string ToString() => !IsKnown ? "nothing is known of the count"
        : $"P-members {Said(PInFavour)} in favour, {Said(PAgainst)} against; all {Said(InFavour)} in favour, {Said(Against)} against, "
            + $"{Said(Abstained)} abstained";

    private static string Said(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "unknown";

    private static Rejection More(string how, string field) =>
        Rejection.Invalid($"P-members are among all members: there cannot be more of them {how}.", field);
}

/// <summary>By which rule a ballot is decided, and what is known of its count.</summary>
/// <param name="Rule">The id of a <see cref="BallotRule"/>.</param>
/// <param name="Source">Where the numbers are from; null while there are none.</param>
public sealed record BallotCount(string Rule, BallotTally Tally, string? Source = null)
{
    public Rejection? Refuses(string field) =>
        BallotRule.Find(Rule) is null
            ? Rejection.Invalid($"'{field}.rule' must be {string.Join(", ", BallotRule.All.Select(r => r.Id))}.", field + ".rule")
        : Tally.Refuses(field) ?? (Tally.IsKnown ? TextLimits.Demands(Source, field + ".source", TextLimits.Line) : null)
            ?? TextLimits.Refuses(Source, field + ".source", TextLimits.Line);

    /// <summary>The name of the rule and the numbers, on one line.</summary>
    public override string ToString() => $"{BallotRule.Find(Rule)?.Name ?? Rule}: {Tally}";
}
