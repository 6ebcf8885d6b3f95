namespace Tracker.Domain.WorkItems;

/// <summary>List columns of work items and standards: kind, status, committee.</summary>
public static class DocumentDetail
{
    public static ImmutableSortedDictionary<string, string> Of(SubjectState state, ImmutableSortedDictionary<string, string> detail)
    {
        if (state.Book.Foremost<OfDocumentKind>()?.Statement is OfDocumentKind kind)
            detail = detail.SetItem("kind", kind.AsPrinted ?? JsonNamingPolicy.KebabCaseLower.ConvertName(kind.Document.ToString()));
        if (StatusHistory.Of(state.Book, null).CurrentStatus is { } status)
            detail = detail.SetItem("status", status.Value).SetItem("statusLabel", StatusRules.For(state.Body).LabelOf(status));
        if (state.Book.Foremost<OfCommittee>(c => c.Part is null)?.Statement is OfCommittee home)
            detail = detail.SetItem("committee", home.Committee.Name);
        return detail;
    }
}
