using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Views(DelegationState here, Sight sight, ViewCommand command)
    {
        if (command is DraftView draft) return Draft(here, sight, draft);
        if (!here.Views.TryGetValue(command.Id, out var view)) return Rejection.Missing("view", "id");
        if (RefusesOffice(view.Office, sight.Standing) is { } notHis) return notHis;
        return command switch
        {
            EditViewSubject c => Change(view.Subject, c.Subject, "subject", TextLimits.Title, sight.At, new ViewSubjectEdited(c.Id, c.Subject), required: true),
            EditViewText when view.WrittenTogether => IllegalStep("This text is written together now: open it to change it.", "text"),
            EditViewText c => Change(view.Text, c.Text, "text", DelegationLimits.View, sight.At, new ViewTextEdited(c.Id, c.Text), required: true),
            SetViewValidity c => RefusesInterval(c.To.From, c.To.To, "to") is { } broken ? broken
                : Change(view.Validity, c.Was, c.To, "to", sight.At, new ViewValiditySet(c.Id, c.Was, c.To)),
            PublishView c => Publish(here, view, sight, c),
            WithdrawView c => Withdraw(view, sight, c),
            _ => Unknown(command),
        };
    }

    private static Decision Draft(DelegationState here, Sight sight, DraftView c)
    {
        var broken = (c.Office.IsOffice ? null : Rejection.Invalid("A view is issued by a government office: office/<id>.", "office"))
            ?? RefusesOffice(c.Office, sight.Standing)
            ?? (here.Views.ContainsKey(c.Id) ? Rejection.Duplicate("view", "id") : null)
            ?? Full(here.Views.Count, DelegationLimits.Views, "views")
            ?? TextLimits.Demands(c.Subject, "subject", TextLimits.Title)
            ?? TextLimits.Demands(c.Text, "text", DelegationLimits.View)
            ?? RefusesInterval(c.ValidFrom, c.ValidTo, "validTo")
            ?? (c.Supersedes is { } earlier ? RefusesSuperseding(here, earlier, c.Id, c.Office) : null);
        return broken is not null
            ? broken
            : Here(sight.At, new ViewDrafted(c.Id, c.Office, c.Subject, c.Text, c.ValidFrom, c.ValidTo, c.Point, c.Supersedes));
    }

    private static Rejection? RefusesOffice(GroupId office, Standing sender) =>
        sender.Principal.Holds(office, sender.Today) ? null : Rejection.Forbidden($"Only members of {office} may do this with its views.");

    private static Rejection? RefusesSuperseding(DelegationState here, EntityId earlier, EntityId by, GroupId office) =>
        !here.Views.TryGetValue(earlier, out var view) ? Rejection.Missing("view", "supersedes")
        : view.Office != office ? Rejection.Invalid("A view supersedes views of its own office.", "supersedes")
        : view.Published is null ? Rejection.Invalid("Only a published view can be superseded.", "supersedes")
        : view.SupersededBy is { } other && other != by ? IllegalStep($"That view is superseded by '{other}' already.", "supersedes")
        : null;

    private static Decision Publish(DelegationState here, GovernmentView view, Sight sight, PublishView c)
    {
        if (RefusesToReach(sight) is { } closed) return closed;
        var broken = MovedOn(view.TextVersion, c.TextVersion)
            ?? (view.SupersededBy is { } newer ? IllegalStep($"This view is superseded by '{newer}'.", "id") : null)
            ?? (view.Supersedes is { } earlier ? RefusesSuperseding(here, earlier, view.Id, view.Office) : null)
            ?? (view.Point is { } point ? Closed(sight.Of<DelegationState>(CompartmentId.Delegation)!, point, "point") : null);
        if (broken is not null) return broken;
        if (view.Published is { Withdrawn: false } standing && standing.TextVersion == view.TextVersion) return Decision.Nothing;
        var revision = (view.Published?.Revision ?? 0) + 1;
        return Decision.Of(
            new Directed(CompartmentId.Government, new ViewPublished(view.Id, view.TextVersion, revision)),
            new Directed(CompartmentId.Delegation, new ViewIssued(
                view.Id, revision, view.Office, view.Author, view.Subject.Value!, view.Text.Value!, view.Validity.Value, view.Point, view.Supersedes)));
    }

    private static Decision Withdraw(GovernmentView view, Sight sight, WithdrawView c)
    {
        if (RefusesToReach(sight) is { } closed) return closed;
        if (view.Published is null) return IllegalStep("This view was never published.", "id");
        return view.Published.Withdrawn
            ? Decision.Nothing
            : Decision.Of(
                new Directed(CompartmentId.Government, new ViewWithdrawn(c.Id)),
                new Directed(CompartmentId.Delegation, new IssuedViewWithdrawn(c.Id)));
    }

    // Who publishes writes in two compartments and needs the right in both.
    private static Rejection? RefusesToReach(Sight sight) =>
        sight.Of<DelegationState>(CompartmentId.Delegation) is not null && DelegationAccess.WritesPositions(sight.Standing.Role)
            ? null
            : Rejection.Forbidden("Only somebody who is also on the roster, as member, liaison, spokesperson or head, may do this.");
}
