namespace Tracker.Domain.Parts;

/// <summary>Views of government offices: drafted in <c>government</c>, issued as a copy to another compartment.</summary>
/// <param name="to">The compartment that the copies are issued to.</param>
/// <param name="refusesIssue">Why the sender may not issue or withdraw, or null.</param>
/// <param name="refusesPoint">Why no view can be issued on a point, or null.</param>
/// <param name="most">Most views of one record.</param>
/// <param name="longest">Most UTF-16 characters of a view.</param>
public sealed class ViewsPart<TState>(
    CompartmentId to, Lens<TState, ImmutableSortedDictionary<EntityId, GovernmentView>> drafts,
    Lens<TState, ImmutableSortedDictionary<EntityId, IssuedView>> issued,
    Func<Sight, Rejection?> refusesIssue, Func<Sight, EntityId, Rejection?> refusesPoint, int most, int longest) : Part<TState, ViewCommand, ViewEvent>
{
    protected override bool Belongs(CompartmentId at, ViewCommand command) => at == CompartmentId.Government;

    protected override Decision Decide(TState here, Sight sight, ViewCommand command)
    {
        var views = drafts.Of(here);
        if (command is DraftView draft) return Draft(views, sight, draft);
        if (!views.TryGetValue(command.Id, out var view)) return Rejection.Missing("view", "id");
        if (RefusesOffice(view.Office, sight.Standing) is { } foreign) return foreign;
        return command switch
        {
            EditViewSubject c => view.Subject.Decide(c.Subject, "subject", TextLimits.Title, sight.At, new ViewSubjectEdited(c.Id, c.Subject), required: true),
            EditViewText when view.WrittenTogether => TextTerms.WrittenTogether("text"),
            EditViewText c => view.Text.Decide(c.Text, "text", longest, sight.At, new ViewTextEdited(c.Id, c.Text), required: true),
            SetViewValidity c => Rejection.Backwards(c.To.From, c.To.To, "to") is { } broken ? broken
                : view.Validity.Decide(c.Was, c.To, "to", sight.At, new ViewValiditySet(c.Id, c.Was, c.To)),
            PublishView c => Publish(views, view, sight, c),
            WithdrawView c => Withdraw(view, sight, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, ViewEvent happened, Recorded recorded) => happened switch
    {
        ViewIssued or IssuedViewWithdrawn => issued.With(state, ViewBooks.After(issued.Of(state), happened, recorded)),
        _ => drafts.With(state, ViewBooks.After(drafts.Of(state), happened, recorded)),
    };

    private Decision Draft(ImmutableSortedDictionary<EntityId, GovernmentView> views, Sight sight, DraftView c) => Decision.Unless(
        (c.Office.IsOffice ? null : Rejection.Invalid("Only a government office can issue a view.", "office"))
            ?? RefusesOffice(c.Office, sight.Standing)
            ?? (views.ContainsKey(c.Id) ? Rejection.Duplicate("view", "id") : null)
            ?? Rejection.Full(views.Count, most, "views")
            ?? TextLimits.Demands(c.Subject, "subject", TextLimits.Title)
            ?? TextLimits.Demands(c.Text, "text", longest)
            ?? Rejection.Backwards(c.ValidFrom, c.ValidTo, "validTo")
            ?? (c.Supersedes is { } earlier ? RefusesSuperseding(views, earlier, c.Id, c.Office) : null),
        sight.At, new ViewDrafted(c.Id, c.Office, c.Subject, c.Text, c.ValidFrom, c.ValidTo, c.Point, c.Supersedes));

    private static Rejection? RefusesOffice(GroupId office, Standing sender) =>
        sender.Principal.Holds(office, sender.Today) ? null : Rejection.Forbidden("Only members of the office can do this with its views.");

    private static Rejection? RefusesSuperseding(ImmutableSortedDictionary<EntityId, GovernmentView> views, EntityId earlier, EntityId by, GroupId office) =>
        !views.TryGetValue(earlier, out var view) ? Rejection.Missing("view", "supersedes")
        : view.Office != office ? Rejection.Invalid("A view can only supersede a view of the same office.", "supersedes")
        : view.Published is null ? Rejection.Invalid("Only a published view can be superseded.", "supersedes")
        : view.SupersededBy is { } other && other != by ? Rejection.IllegalStep("That view is already superseded by another one.", "supersedes")
        : null;

    private Decision Publish(ImmutableSortedDictionary<EntityId, GovernmentView> views, GovernmentView view, Sight sight, PublishView c)
    {
        var broken = refusesIssue(sight)
            ?? Rejection.MovedOn(view.TextVersion, c.TextVersion)
            ?? (view.SupersededBy is not null ? Rejection.IllegalStep("This view is superseded by a newer one.", "id") : null)
            ?? (view.Supersedes is { } earlier ? RefusesSuperseding(views, earlier, view.Id, view.Office) : null)
            ?? (view.Point is { } point ? refusesPoint(sight, point) : null);
        if (broken is not null) return broken;
        if (view.IsOut) return Decision.Nothing;
        var revision = (view.Published?.Revision ?? 0) + 1;
        return Decision.Of(
            new Directed(sight.At, new ViewPublished(view.Id, view.TextVersion, revision)),
            new Directed(to, new ViewIssued(
                view.Id, revision, view.Office, view.Author, view.Subject.Value!, view.Text.Value!, view.Validity.Value, view.Point, view.Supersedes)));
    }

    private Decision Withdraw(GovernmentView view, Sight sight, WithdrawView c)
    {
        if (refusesIssue(sight) is { } closed) return closed;
        if (view.Published is null) return Rejection.IllegalStep("This view was never published.", "id");
        return view.Published.Withdrawn
            ? Decision.Nothing
            : Decision.Of(new Directed(sight.At, new ViewWithdrawn(c.Id)), new Directed(to, new IssuedViewWithdrawn(c.Id)));
    }
}
