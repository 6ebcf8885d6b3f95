using Tracker.Domain.Vital;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.Vital;

/// <summary>A part of a page that follows vital information live: what the viewer received, and what their office writes.</summary>
public abstract class VitalFollowing : FollowedKind
{
    protected override string Word => VitalKind.Word;

    /// <summary>Each note that can be read now, as the viewer's office has it, or as the viewer received it.</summary>
    protected IEnumerable<(Desk Desk, CompartmentId At, VitalNote Note)> Notes =>
        from desk in Desks where desk.Record is { Opened.IsCompleted: true, Rejection: null }
        from part in desk.Record.View.Compartments where !part.Key.IsOwned
        select (desk, part.Key, (VitalNote)part.Value.State);

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
