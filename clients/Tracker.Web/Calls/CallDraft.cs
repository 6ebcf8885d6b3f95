using System.Collections.Immutable;
using System.Globalization;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Web.Delegations;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Programs;

namespace Tracker.Web.Calls;

/// <summary>What is written in the forms of a call, read with a sentence for the field that cannot be read.</summary>
public static class CallDraft
{
    /// <summary>The last moment to apply by the clock of the reader: the last minute of the day, unless another time is written.</summary>
    public static (CallDeadline? Deadline, Rejection? No) Deadline(FormWords words, ReaderZone zone)
    {
        if (words.Day("deadline") is not { } day) return (null, Rejection.Invalid("Choose the last day to apply.", "deadline"));
        var written = words.OrNull("clock") ?? ClosingTime.Latest;
        if (!TimeOnly.TryParseExact(written, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return (null, Rejection.Invalid("Write the time as 17:00.", "clock"));
        return zone.Moment(day.ToDateTime(clock)) is { } moment
            ? (new(moment.ToUniversalTime(), zone.Id), null) : (null, PlannedTime.NoSuch(written, zone) with { Field = "clock" });
    }

    /// <summary>The box of a kind of cost.</summary>
    public static string Cost(CostKind kind) => "cost." + kind;

    /// <summary>The terms with what the whole call has; what the rules ask for is asked by them.</summary>
    /// <param name="known">The questions that were asked already, in the order of the form.</param>
    public static (CallTerms? Terms, long Most, Rejection? No) Terms(
        FormWords words, CallDeadline deadline, string currency, int asked, ImmutableArray<Criterion>? known = null)
    {
        var amounts = new[] { "most", "mostPerAward", "mostPerApplicant" }.Select(f => ProgramWords.Units(words[f], currency, f)).ToList();
        if (amounts.Find(a => a.Item2 is not null).Item2 is { } wrong) return (null, 0, wrong);
        return (new(
            words["title"].Trim(), words["for"].Trim(), deadline, currency, amounts[1].Units, amounts[2].Units,
            [.. Enum.GetValues<CostKind>().Where(k => words[Cost(k)] == "yes")],
            [.. from i in Enumerable.Range(0, asked) where words[$"question{i}"].Trim().Length + words[$"rule{i}"].Trim().Length > 0
                let before = known?.ElementAtOrDefault(i)
                select new Criterion(before?.Id ?? EntityId.New(), words[$"question{i}"].Trim(), words[$"rule{i}"].Trim(), before?.Wanted ?? true)]),
            amounts[0].Units, null);
    }

    /// <summary>What stands in the fields of a call that is corrected.</summary>
    public static Dictionary<string, string> Written(CallTerms terms, long most)
    {
        string Amount(long units) => Currency.Number(units, terms.Currency);
        var written = new Dictionary<string, string>
        {
            ["title"] = terms.Title, ["for"] = terms.For, ["most"] = Amount(most), ["mostPerAward"] = Amount(terms.MostPerAward),
            ["mostPerApplicant"] = Amount(terms.MostPerApplicant),
        };
        foreach (var kind in terms.Costs) written[Cost(kind)] = "yes";
        foreach (var (i, one) in terms.Criteria.Index()) (written[$"question{i}"], written[$"rule{i}"]) = (one.Question, one.Rule);
        return written;
    }

    /// <summary>What an applicant wrote so far; an amount that cannot be read is the rejection.</summary>
    public static (Application Application, Rejection? No) Application(FormWords words, CallTerms terms, GroupId company, EntityId id)
    {
        var lines = ImmutableArray.CreateBuilder<EstimateLine>();
        Rejection? no = null;
        foreach (var kind in terms.Costs)
        {
            if (words[$"units.{kind}"].Trim() is not { Length: > 0 } written) continue;
            var (units, wrong) = ProgramWords.Units(written, terms.Currency, $"units.{kind}");
            no ??= wrong;
            lines.Add(new(kind, units, words[$"for.{kind}"].Trim() is { Length: > 0 } what ? what : Words.Capital(CallWords.Of(kind))));
        }
        return (new(
            id, company, words["title"].Trim(), words["plan"].Trim(), RecordField.In(words, "work") ?? new Reference(""), lines.ToImmutable(),
            [.. from c in terms.Criteria let said = words[$"answer.{c.Id}"] where said is "yes" or "no" select new CriterionAnswer(c.Id, said == "yes")]), no);
    }
}
