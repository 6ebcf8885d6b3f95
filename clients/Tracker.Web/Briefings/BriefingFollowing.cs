using Tracker.Domain.Briefings;
using Tracker.Domain.Parts;
using Tracker.Web.Live;
using Tracker.Web.Pages;
using Tracker.Web.Vital;

namespace Tracker.Web.Briefings;

/// <summary>A part of a page that follows briefings live.</summary>
public abstract class BriefingFollowing() : FollowedKind(BriefingKind.Word)
{
    /// <summary>Each briefing that can be read now, as the viewer's office has it, or as the viewer received it.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, Briefing Briefing)> Briefings => Read<Briefing>();

    /// <summary>Whether the viewer has acknowledged what they received.</summary>
    public static bool HasRead(Desk desk, IssuedBriefing issued) => ReceiptOf(desk)?.Revision >= issued.Revision;

    /// <summary>The viewer's last acknowledgement, or null.</summary>
    public static Receipt? ReceiptOf(Desk desk) =>
        desk.Of<Briefing>(CompartmentId.Own(desk.Me))?.Distribution.Receipts?.GetValueOrDefault(desk.Me);
}
