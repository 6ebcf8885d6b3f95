using Tracker.Domain.Vital;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.Vital;

/// <summary>A part of a page that follows vital information live.</summary>
public abstract class VitalFollowing() : FollowedKind(VitalKind.Word)
{
    /// <summary>Each note that can be read now, as the viewer's office has it, or as the viewer received it.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, VitalNote Note)> Notes => Read<VitalNote>();

    /// <summary>Notes of the viewer's offices.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, VitalNote Note)> Written => Notes.Where(n => n.At.OwnerOffice is not null);

    /// <summary>Released notes that name the viewer.</summary>
    protected IEnumerable<(Desk Desk, IssuedNote Note, bool HasRead)> Received =>
        from n in Notes where n.At == CompartmentId.Recipients
        let issued = n.Note.Issued where issued is not null
        select (n.Desk, issued, HasRead(n.Desk, issued));

    /// <summary>Whether the viewer has acknowledged what they received.</summary>
    public static bool HasRead(Desk desk, IssuedNote note) =>
        desk.Of<VitalNote>(CompartmentId.Own(desk.Me))?.Receipts?.GetValueOrDefault(desk.Me)?.Revision >= note.Revision;
}
