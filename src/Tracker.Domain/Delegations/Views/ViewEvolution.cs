using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationEvolution
{
    private static DelegationState Views(DelegationState state, ViewEvent happened, Recorded recorded) => happened switch
    {
        ViewDrafted e => state with { Views = state.Views.Add(e.Id, ViewOf(e, recorded)) },
        ViewSubjectEdited e => state.WithView(e.Id, v => v.Subject.Is(e.Subject) ? v : Reworded(v) with { Subject = v.Subject.Set(e.Subject.To, recorded) }),
        ViewTextEdited e => state.WithView(e.Id, v => v.Text.Is(e.Text) ? v : Reworded(v) with { Text = v.Text.Set(e.Text.To, recorded) }),
        ViewTextWrittenTogether e => state.WithView(e.Id, v => v with { WrittenTogether = true }),
        ViewValiditySet e => state.WithView(e.Id, v => Reworded(v) with { Validity = v.Validity.Set(e.To, recorded) }),
        ViewPublished e => Published(state, e),
        ViewIssued e => Issued(state, e, recorded),
        ViewWithdrawn e => state.WithView(e.Id, v => v with { Published = v.Published! with { Withdrawn = true } }),
        IssuedViewWithdrawn e => state with { IssuedViews = state.IssuedViews.SetItem(e.Id, state.IssuedViews[e.Id] with { Withdrawn = true }) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static GovernmentView ViewOf(ViewDrafted e, Recorded recorded) => new(
        e.Id, e.Office, recorded.By, Field.Empty.Set(e.Subject, recorded), Field.Empty.Set(e.Text, recorded),
        new Choice<Validity>(new(e.ValidFrom, e.ValidTo)).Set(new(e.ValidFrom, e.ValidTo), recorded), 1, e.Point, e.Supersedes);

    private static GovernmentView Reworded(GovernmentView view) => view with { TextVersion = view.TextVersion + 1 };

    private static DelegationState WithView(this DelegationState state, EntityId id, Func<GovernmentView, GovernmentView> change) =>
        state with { Views = state.Views.SetItem(id, change(state.Views[id])) };

    private static DelegationState Published(DelegationState state, ViewPublished e)
    {
        var published = state.WithView(e.Id, v => v with { Published = new Publication(e.TextVersion, e.Revision) });
        return published.Views[e.Id].Supersedes is { } earlier ? published.WithView(earlier, v => v with { SupersededBy = e.Id }) : published;
    }

    private static DelegationState Issued(DelegationState state, ViewIssued e, Recorded recorded)
    {
        var view = new IssuedView(e.Id, e.Revision, e.Office, e.Author, e.Subject, e.Text, e.Validity, recorded.By, recorded.At, e.Point, e.Supersedes);
        var issued = state.IssuedViews.SetItem(e.Id, view);
        return state with
        {
            IssuedViews = e.Supersedes is { } earlier ? issued.SetItem(earlier, issued[earlier] with { SupersededBy = e.Id }) : issued,
        };
    }
}
