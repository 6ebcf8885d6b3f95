namespace Tracker.Server.Live;

/// <summary>Who is present, and how much of it each viewer may see.</summary>
internal sealed partial class ViewedRecord
{
    /// <summary>Sets what a viewer looks at; false if they may not read its compartment.</summary>
    public bool Look(Connection connection, PresenceUpdate update)
    {
        lock (gate)
        {
            if (!viewers.TryGetValue(connection.Id, out var viewer)) return false;
            if (update.Compartment is { } at && !MayRead(viewer, at)) return false;
            viewer.Look = update;
            return true;
        }
    }

    /// <summary>The presence of this host's viewers, for the record to pass on to other hosts.</summary>
    public PresentLine[] Present()
    {
        lock (gate)
            return [.. from v in viewers.Values
                       where v.IsHere && v.Look?.Attention != Attention.Away
                       let through = Through(v)
                       where through is not null
                       select new PresentLine(
                           v.Connection.Participant, v.Standing!.Principal.Name, through.Value, v.Look?.Compartment,
                           v.Look?.Entity, v.Look?.Field, v.Look?.Attention == Attention.Editing,
                           v.Look?.Caret is { } c ? new CaretLine(c.Revision, c.From, c.To) : null)];
    }

    private void ShowPresent(PresentLine[] lines)
    {
        present = lines;
        foreach (var viewer in viewers.Values)
            if (viewer is { IsHere: true, Behind: false })
                ShowPresent(viewer);
    }

    // An unchanged view sends nothing: a message would reveal activity in a compartment that this viewer may not read.
    private void ShowPresent(Viewer viewer)
    {
        var seen = Seen(viewer);
        if (viewer.Shown is { } shown && shown.SetEquals(seen)) return;
        viewer.Shown = seen;
        viewer.Send(actor, Messages.Of(Wire.Presence, WireCodec.Pack(new PresenceMessage(actor, [.. seen]))));
    }

    private HashSet<Present> Seen(Viewer viewer)
    {
        var seen = new HashSet<Present>();
        foreach (var line in present)
        {
            if (!MayRead(viewer, line.Through) || !MayKnow(viewer, line)) continue;
            var open = line.Compartment is { } at && MayRead(viewer, at);
            seen.Add(new Present(
                line.Participant, line.Name, open ? line.Compartment : null,
                open ? line.Entity : null, open ? line.Field : null,
                open && line.Editing ? Attention.Editing : Attention.Looking,
                open && line.Caret is { } caret ? new Caret(caret.Revision, caret.From, caret.To) : null));
        }
        return seen;
    }

    /// <summary>Where everybody may be, a viewer is told only of those whom they know.</summary>
    private bool MayKnow(Viewer viewer, PresentLine line)
    {
        var (principal, today) = (viewer.Standing!.Principal, viewer.Standing.Today);
        if (line.Participant == principal.Id || !kind.IsForEverybody(line.Through, today)) return true;
        return principals.Find(line.Participant) is { } other && companions.Know(principal, other, today);
    }

    /// <summary>The compartment through which a viewer is present: others who may read it see them.</summary>
    private CompartmentId? Through(Viewer viewer)
    {
        viewer.Standing = StandingOf(viewer);
        if (viewer.Standing is not { } standing) return null;
        if (textAt is { } only) return kind.RightIn(standing, only) >= Right.Read ? only : null;
        return kind.FirstHeld(standing);
    }
}
