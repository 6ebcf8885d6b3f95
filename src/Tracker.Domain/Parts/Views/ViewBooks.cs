namespace Tracker.Domain.Parts;

/// <summary>Applies events to the drafts of views and to the issued copies.</summary>
internal static class ViewBooks
{
    public static ImmutableSortedDictionary<EntityId, GovernmentView> After(
        ImmutableSortedDictionary<EntityId, GovernmentView> views, ViewEvent happened, Recorded recorded) => happened switch
    {
        ViewDrafted e => views.Add(e.Id, Drafted(e, recorded)),
        ViewSubjectEdited e => With(views, e.Id, v => v.Subject.Is(e.Subject) ? v : Reworded(v) with { Subject = v.Subject.Set(e.Subject.To, recorded) }),
        ViewTextEdited e => With(views, e.Id, v => v.Text.Is(e.Text) ? v : Reworded(v) with { Text = v.Text.Set(e.Text.To, recorded) }),
        ViewTextWrittenTogether e => With(views, e.Id, v => v with { WrittenTogether = true }),
        ViewValiditySet e => With(views, e.Id, v => Reworded(v) with { Validity = v.Validity.Set(e.To, recorded) }),
        ViewPublished e => Published(views, e),
        ViewWithdrawn e => With(views, e.Id, v => v with { Published = v.Published! with { Withdrawn = true } }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static ImmutableSortedDictionary<EntityId, IssuedView> After(
        ImmutableSortedDictionary<EntityId, IssuedView> views, ViewEvent happened, Recorded recorded) => happened switch
    {
        ViewIssued e => Issued(views, e, recorded),
        IssuedViewWithdrawn e => views.SetItem(e.Id, views[e.Id] with { Withdrawn = true }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static GovernmentView Drafted(ViewDrafted e, Recorded recorded) => new(
        e.Id, e.Office, recorded.By, Field.Empty.Set(e.Subject, recorded), Field.Empty.Set(e.Text, recorded),
        new Choice<Validity>(new(e.ValidFrom, e.ValidTo)).Set(new(e.ValidFrom, e.ValidTo), recorded), 1, e.Point, e.Supersedes);

    private static GovernmentView Reworded(GovernmentView view) => view with { TextVersion = view.TextVersion + 1 };

    private static ImmutableSortedDictionary<EntityId, GovernmentView> With(
        ImmutableSortedDictionary<EntityId, GovernmentView> views, EntityId id, Func<GovernmentView, GovernmentView> change) =>
        views.SetItem(id, change(views[id]));

    private static ImmutableSortedDictionary<EntityId, GovernmentView> Published(ImmutableSortedDictionary<EntityId, GovernmentView> views, ViewPublished e)
    {
        var published = With(views, e.Id, v => v with { Published = new Publication(e.TextVersion, e.Revision) });
        return published[e.Id].Supersedes is { } earlier ? With(published, earlier, v => v with { SupersededBy = e.Id }) : published;
    }

    private static ImmutableSortedDictionary<EntityId, IssuedView> Issued(
        ImmutableSortedDictionary<EntityId, IssuedView> views, ViewIssued e, Recorded recorded)
    {
        var view = new IssuedView(e.Id, e.Revision, e.Office, e.Author, e.Subject, e.Text, e.Validity, recorded.By, recorded.At, e.Point, e.Supersedes);
        var issued = views.SetItem(e.Id, view);
        return e.Supersedes is { } earlier ? issued.SetItem(earlier, issued[earlier] with { SupersededBy = e.Id }) : issued;
    }
}
