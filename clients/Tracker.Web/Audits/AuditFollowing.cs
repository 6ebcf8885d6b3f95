using Tracker.Domain.Audits;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.Audits;

/// <summary>An audit as its viewer has it.</summary>
public sealed record FollowedAudit(Desk Desk, ProcessAudit Audit)
{
    public ActorId Actor => Desk.Record.Actor;

    /// <summary>True on a live page: whoever reads an audit writes it.</summary>
    public bool MayWrite => Desk.IsLive && Desk.Record.ReadOnly is null && Desk.Record.RightIn(AuditKind.At) == Right.Write;

    /// <summary>Null while the audit is not there.</summary>
    public static FollowedAudit? Of(Desk desk) => desk.Of<ProcessAudit>(AuditKind.At) is { Body: not null } audit ? new(desk, audit) : null;
}

/// <summary>A part of a page that follows audits live.</summary>
public abstract class AuditFollowing() : FollowedKind(AuditKind.Word)
{
    /// <summary>Each audit that can be read now, the latest first.</summary>
    protected IEnumerable<FollowedAudit> Audits =>
        Desks.Where(d => d.Record is { Opened.IsCompleted: true, Rejection: null }).Select(FollowedAudit.Of).OfType<FollowedAudit>()
            .OrderByDescending(a => a.Audit.Days.Value.First);
}
