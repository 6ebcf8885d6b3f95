namespace Tracker.Domain.Programs;

/// <summary>The rules of risks in words, and what went into them.</summary>
public static class RiskWords
{
    /// <summary>The rule that fits, with its dates.</summary>
    public static string Rule(ItemRisk risk) => risk.Rule switch
    {
        RiskRule.Ended => "Cycle covered: an expert of ours was there to the end",
        RiskRule.EndedUncovered when risk.Streams == 0 => "Ended; nobody was paid for it",
        RiskRule.EndedUncovered => $"Ended after {Months(risk.Uncovered)} without funding",
        RiskRule.WithdrawalAccepted => "Withdrawal accepted for want of funding",
        RiskRule.NoStream => "Nobody is paid for what remains",
        RiskRule.NoEndKnown => "No end is forecast or planned",
        RiskRule.CoversTheRange => $"Funding to {risk.PaidTo} covers the late forecast {risk.End.Late}",
        RiskRule.EndsInsideTheRange => $"Funding ends {risk.PaidTo}, inside the forecast range",
        RiskRule.SecondExpertAccepted => $"Funding ends {risk.PaidTo}, before the early forecast {risk.End.Early}; a second expert is accepted",
        RiskRule.BridgeAccepted => $"Funding ends {risk.PaidTo}, before the early forecast {risk.End.Early}; a bridge to {risk.By?.Until} is accepted",
        RiskRule.EndsBeforeTheRange => $"Funding ends {risk.PaidTo}, before the early forecast {risk.End.Early}; nobody else",
        _ => throw new ArgumentOutOfRangeException(nameof(risk)),
    };

    /// <summary>The dates and numbers that the rule read.</summary>
    public static string Inputs(ItemRisk risk) => string.Join("; ", InputsOf(risk));

    /// <summary>Where the end is from: recorded, planned, a forecast with its cases, or why there is none.</summary>
    public static string Basis(ItemEnd end) =>
        end.Ended is { } ended ? $"ended {ended} by the record"
        : end.Source is { } source ? $"planned: {source}"
        : end.Middle is not null ? $"{end.Cases} comparable items ({end.Compared}), counted from “{end.Stage}” in {end.Since}"
        : end.Compared is null ? "the record has no stages of it"
        : end.Since is null ? $"no stage with its month is recorded ({end.Compared})"
        : $"too few cases: {end.Cases} comparable items ({end.Compared}), {Forecast.Fewest} are needed";

    /// <summary>A number of months in words.</summary>
    public static string Months(int months) => months == 1 ? "1 month" : string.Create(CultureInfo.InvariantCulture, $"{months} months");

    private static IEnumerable<string> InputsOf(ItemRisk risk)
    {
        if (risk.PaidTo is { } paid) yield return $"paid to {paid}";
        if (risk.End is { Early: { } early, Middle: { } middle, Late: { } late })
            yield return early == late ? $"end {middle}" : $"end {middle} ({early} to {late})";
        if (risk.Uncovered > 0) yield return $"{Months(risk.Uncovered)} uncovered";
        yield return string.Create(CultureInfo.InvariantCulture, $"streams {risk.Streams}");
    }
}
