using Tracker.Domain.Audits;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>An audit of a body's process: program managers and offices write it, and nobody else knows of it.</summary>
internal sealed class AuditStory() : Story(AuditKind.Word)
{
    private static readonly CompartmentId At = AuditKind.At;

    private static readonly AuditDays Spring = new(new(2027, 2, 1), new(2027, 5, 31)), Summer = new(new(2027, 6, 1), new(2027, 8, 31));

    public override CompartmentId[] Listed => [At];

    public override string[] Lists => [.. base.Lists, "/api/search", "/audits"];

    public override string[] Pages => [.. base.Pages, "/audit/{*Key}"];

    public override string[] HeldBy(Role role) =>
        role.Group == "program" || role.Group?.StartsWith("office/", StringComparison.Ordinal) is true ? [At.Value] : [];

    public override Step Again(Tokens tokens) => new(Cast.Liaison, At, state => new RenameAudit(new Edit(((ProcessAudit)state).Title.Value, tokens.For(At))));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (partner, gone, criterion, finding, task) = (tokens.Id(At), tokens.Id(At), tokens.Id(At), tokens.Id(At), tokens.Id(At));
        var (found, asked) = (Found(tokens, criterion), new FollowUpTerms(tokens.For(At), tokens.For(At), Summer.Last, finding));
        return
        [
            new(Cast.Liaison, At, new OpenAudit(tokens.For(At), new Reference(tokens.For(At)), Spring)),
            new(Cast.Program, At, state => new RenameAudit(new Edit(((ProcessAudit)state).Title.Value, tokens.For(At)))),
            new(Cast.Program, At, new MoveAudit(Spring, Summer)),
            new(Cast.Liaison, At, new SetAuditStatus(AuditStatus.Planned, AuditStatus.UnderWay)),
            new(Cast.Liaison, At, new AddAuditCriterion(criterion, tokens.For(At), tokens.For(At))),
            new(Cast.Liaison, At, new AddAuditPartner(partner, tokens.For(At), tokens.For(At))),
            new(Cast.Liaison, At, new AddAuditPartner(gone, tokens.For(At))),
            new(Cast.Liaison, At, new RemoveAuditPartner(gone)),
            new(Cast.Liaison, At, new RecordAuditFinding(finding, found)),
            new(Cast.Liaison, At, new CorrectAuditFinding(finding, found, Found(tokens, criterion))),
            new(Cast.Program, At, new CloseAuditFinding(finding, new(tokens.For(At), tokens.For(At)), tokens.For(At))),
            new(Cast.Liaison, At, new ReopenAuditFinding(finding, tokens.For(At))),
            new(Cast.Liaison, At, new AddFollowUp(task, asked)),
            new(Cast.Liaison, At, new ChangeFollowUp(task, asked, asked with { Title = tokens.For(At), Owner = tokens.For(At) })),
            new(Cast.Program, At, new TickFollowUp(task, false, true)),
        ];
    }

    private static FindingTerms Found(Tokens tokens, EntityId criterion) =>
        new(criterion, tokens.For(At), new(tokens.For(At), tokens.For(At), tokens.For(At), "https://example.org/" + tokens.For(At)));
}
