namespace Tracker.Domain.Decisions;

/// <summary>What bodies decide at their meetings: resolutions, recommendations, decisions, in the words of the body.</summary>
public static class BodyDecision
{
    public static readonly SubjectKind Kind = new("decision", bodyRequired: false,
    [
        typeof(OfCommittee), typeof(DecidedAt), typeof(DecisionDated), typeof(DecisionVersion), typeof(DecisionClause), typeof(DecisionApproval),
        typeof(DecisionRelated), typeof(DecisionText), typeof(RoleHeld), typeof(DueBy), typeof(SetAside),
    ],
    [new(typeof(Identified)), new(typeof(DecidedAt), From: true), new(typeof(OfCommittee)), new(typeof(DecisionClause), From: true)], detail: Columns);

    /// <summary>The key of a decision: the meeting's, then its number; null if none can be made of them.</summary>
    public static ActorId? KeyOf(ActorId meeting, string number)
    {
        var slug = new string([.. number.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')]).Trim('-', '.', '_');
        return ActorId.TryParse($"{Kind.Name}/{meeting.Key}/{slug}");
    }

    /// <summary>List columns: number, committee, meeting, day.</summary>
    private static ImmutableSortedDictionary<string, string> Columns(SubjectState state, ImmutableSortedDictionary<string, string> detail)
    {
        var book = state.Book;
        if (book.Foremost<Identified>()?.Statement is Identified number) detail = detail.SetItem("number", number.Identifier);
        if (book.Foremost<OfCommittee>()?.Statement is OfCommittee of) detail = detail.SetItem("committee", of.Committee.Name);
        if (book.Foremost<DecidedAt>() is not { Statement: DecidedAt at } decided) return detail;
        if (at.Meeting.Name is { Length: > 0 } meeting) detail = detail.SetItem("meeting", meeting);
        return (DayOf(book) ?? decided.Valid?.From) is { } day ? detail.SetItem("day", day.Value) : detail;
    }

    /// <summary>True if it cannot have been adopted on that day at a meeting that was held then: one of the two is wrong.</summary>
    public static bool IsOutside(PartialDate day, PartialInterval held) =>
        held.From is { } first && day.Latest < first.Earliest || held.To is { } last && day.Earliest > last.Latest;

    /// <summary>The day on which it was adopted; null if no source says so.</summary>
    public static PartialDate? DayOf(ClaimBook book) =>
        book.Claims.LastOrDefault(c => c is { IsFact: true, Statement: DecisionDated { Day: DecisionDay.Adoption } })?.Valid?.From;
}
