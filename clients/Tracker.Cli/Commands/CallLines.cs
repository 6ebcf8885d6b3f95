using Tracker.Domain.Calls;
using Tracker.Domain.Programs;

namespace Tracker.Cli.Commands;

/// <summary>A call in lines of text, and as JSON.</summary>
internal static class CallLines
{
    public static object Of(CallTerms terms, IEnumerable<Filed> filed) => new
    {
        title = terms.Title, @for = terms.For, deadline = terms.Deadline.At, zone = terms.Deadline.Zone, currency = terms.Currency,
        mostPerAward = Number(terms.MostPerAward, terms), mostPerApplicant = Number(terms.MostPerApplicant, terms),
        costs = terms.Costs.Select(k => Parsing.WordOf(k)),
        questions = terms.Criteria.Select(c => new { question = c.Id.Value, text = c.Question, c.Rule, c.Wanted }),
        applications = filed.Select(f => new
        {
            application = f.Application.Id.Value, company = f.Application.Company.Value, title = f.Application.Title,
            asked = Number(f.Application.Asked, terms),
            withdrawn = f.Withdrawn, reviews = f.AllReviews.Select(r => new { by = r.By.Value, advice = Parsing.WordOf(r.Advice), r.Words }),
            consensus = f.Consensus?.Words, awarded = f.Outcome is { IsAward: true } award ? Number(award.Units, terms) : null, reason = f.Outcome?.Reason,
            activities = f.Done.Select(a => new
            {
                a.On, a.What, cost = Number(a.Units, terms), hours = a.Hours, records = a.Records.Select(r => r.Actor?.Value ?? r.Name),
            }),
            ended = f.Ending?.Reason, returned = f.Ending is null ? null : Number(f.Returned, terms),
        }),
    };

    public static void Write(CallTerms terms, IEnumerable<Filed> filed)
    {
        Say($"{terms.Title}, to {terms.Deadline}");
        Say($"  at most {Currency.Text(terms.MostPerAward, terms.Currency)} per award, {Currency.Text(terms.MostPerApplicant, terms.Currency)} per applicant, "
            + $"for {string.Join(", ", terms.Costs.Select(k => Parsing.WordOf(k)))}");
        foreach (var one in terms.Criteria) Say($"  {one.Id}  {one.Question} ({(one.Wanted ? "yes" : "no")}: {one.Rule})");
        foreach (var one in filed)
        {
            var asked = Currency.Text(one.Application.Asked, terms.Currency);
            Say($"  {one.Application.Id}  {one.Application.Company}  {one.Application.Title}: {asked}{State(one, terms)}");
            foreach (var review in one.AllReviews) Say($"    {review.By}: {Parsing.WordOf(review.Advice)}, {review.Words}");
            foreach (var done in one.Done) Say($"    {done.On:yyyy-MM-dd}  {Currency.Text(done.Units, terms.Currency)}  {done.What}");
        }
    }

    private static string State(Filed filed, CallTerms terms) =>
        filed.Withdrawn is { } why ? $"; withdrawn: {why}"
        : filed.Ending is { } end ? $"; ended, {Currency.Text(filed.Returned, terms.Currency)} returned: {end.Reason}"
        : filed.Outcome is not { } outcome ? ""
        : outcome.IsAward ? $"; awarded {Currency.Text(outcome.Units, terms.Currency)}: {outcome.Reason}"
        : $"; declined: {outcome.Reason}";

    private static string Number(long units, CallTerms terms) => Currency.Number(units, terms.Currency);

    private static void Say(string text) => Console.WriteLine(VisibleText.Of(text));
}
