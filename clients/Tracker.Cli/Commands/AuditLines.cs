using Tracker.Domain.Audits;

namespace Tracker.Cli.Commands;

/// <summary>An audit in lines of text, and as JSON.</summary>
internal static class AuditLines
{
    public static object Of(ProcessAudit audit) => new
    {
        title = audit.Title.Value, body = audit.Body?.Name, status = Parsing.WordOf(audit.Status.Value),
        first = audit.Days.Value.First, last = audit.Days.Value.Last,
        criteria = audit.AllCriteria.Select(c => new { criterion = c.Id.Value, name = c.Name, from = c.From }),
        partners = audit.AllPartners.Values.Select(p => new { partner = p.Id.Value, name = p.Name, country = p.Country }),
        findings = audit.AllFindings.Values.Select(f => new
        {
            finding = f.Id.Value, criterion = f.Terms.Value.Criterion.Value, found = f.Terms.Value.Found, document = f.Terms.Value.Source.Document,
            link = f.Terms.Value.Source.Link, open = f.IsOpen,
            steps = f.AllSteps.Select(s => new { at = s.At, evidence = s.Evidence?.Document, link = s.Evidence?.Link, words = s.Words }),
        }),
        tasks = audit.AllTasks.Select(t => new
        {
            task = t.Id.Value, title = t.Terms.Value.Title, owner = t.Terms.Value.Owner, due = t.Terms.Value.Due, done = t.Done.Value,
        }),
    };

    public static void Write(ProcessAudit audit)
    {
        Say($"{audit.Title.Value}, {audit.Body?.Name}, {audit.Days.Value} ({Parsing.WordOf(audit.Status.Value)})");
        foreach (var partner in audit.AllPartners.Values) Say($"  partner: {partner.Name}{(partner.Country is { } country ? $", {country}" : "")}");
        foreach (var finding in audit.AllFindings.Values)
        {
            var terms = finding.Terms.Value;
            Say($"  {finding.Id}  {(finding.IsOpen ? "open" : "closed")}: {terms.Found} ({audit.CriterionOf(terms.Criterion)?.Name}; {terms.Source.Document})");
            foreach (var step in finding.AllSteps)
                Say($"    {(step.Evidence is { } given ? $"closed with {given.Document}" : "opened again")}{(step.Words is { } why ? $": {why}" : "")}");
        }
        foreach (var task in audit.AllTasks)
            Say($"  {task.Terms.Value.Due:yyyy-MM-dd}  {task.Terms.Value.Title}, {task.Terms.Value.Owner}{(task.Done.Value ? " (done)" : "")}");
    }

    private static void Say(string text) => Console.WriteLine(VisibleText.Of(text));
}
