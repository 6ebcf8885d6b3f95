using System.Collections.Immutable;
using Tracker.Books;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Web.Parts;
using Tracker.Web.Records.Subjects;

namespace Tracker.Server.Books;

/// <summary>One agenda point as a chapter: what the delegation holds, who does what, what government said of it, and what the public record says.</summary>
internal static class BookPoint
{
    public static BookSection Of(BriefSource frozen, AgendaPoint point, BookSources sources)
    {
        var position = frozen.Delegation.Positions[point.Id];
        return new($"point-{point.Id}", BriefBook.Title(point),
        [
            new BookText($"{Words.Title(position.Stance.Value)} ({Words.Of(position.State.Value)})", "Stance"),
            .. Texts(position), .. Instruction(frozen, point.Id), .. Roles(frozen, point.Id), .. Answers(frozen, point.Id, position),
            .. Views(frozen, point.Id), .. Votes(frozen, point.Id), .. point.WorkItems.SelectMany(i => Record(frozen, point, i, sources)),
        ], StartsPage: true);
    }

    private static IEnumerable<BookBlock> Texts(Position position) =>
        from text in position.Texts where text.Value.Value is { Length: > 0 }
        select new BookText(BriefBook.Shown(text.Value.Value), Words.LabelOf(text.Key));

    private static IEnumerable<BookBlock> Instruction(BriefSource frozen, EntityId point)
    {
        if (frozen.Delegation.Floor?.Instructions.GetValueOrDefault(point) is { Text: { } text } given)
            yield return new BookText($"{BriefBook.Shown(text)} ({frozen.NameOf(given.By)}, {BriefBook.Moment(given.At)})", "Instruction");
    }

    private static IEnumerable<BookBlock> Roles(BriefSource frozen, EntityId point) =>
        from line in PointRoles.Of(frozen.Delegation, point, frozen.Day) where line.Role == PointRole.Spokesperson || !line.IsGap
        select new BookText(line.IsGap ? "Unassigned" : string.Join(", ", line.Takes.Select(frozen.NameOf)), Words.Title(line.Role));

    private static IEnumerable<BookBlock> Answers(BriefSource frozen, EntityId point, Position position)
    {
        var lines = ConcurrenceSheet.Of(frozen.Delegation, point, frozen.Day);
        if (position.TextVersion == 0 || lines.IsEmpty) yield break;
        yield return new BookHeading($"Answers to the position as it stands ({lines.Count(l => l.Reply != Reply.NoReply && !l.IsStale)} of {lines.Length})");
        yield return new BookList([.. lines.Select(l => new BookText(Answer(l), BriefBook.Shown(l.Name)))]);
    }

    private static string Answer(ConcurrenceLine line) =>
        line.Reply == Reply.NoReply ? "no answer yet"
        : Words.Of(line.Reply) + (line.IsStale ? ", to an earlier text" : "")
            + (line.Given?.Comment is { Length: > 0 } said ? $": {BriefBook.Shown(said)}" : "");

    /// <summary>The government views that held on the day.</summary>
    public static IEnumerable<BookBlock> Views(BriefSource frozen, EntityId? point)
    {
        var views = frozen.Delegation.IssuedViews.Values.Where(v => v.Point == point && v.Holds(frozen.Day)).OrderBy(v => v.IssuedAt)
            .ThenBy(v => v.Id.Value, StringComparer.Ordinal).ToList();
        if (views.Count == 0) yield break;
        yield return new BookHeading("Government views");
        foreach (var view in views)
        {
            yield return new BookText(BriefBook.Shown(view.Text), BriefBook.Shown(view.Subject));
            yield return new BookText(
                $"{frozen.GroupOf(view.Office)}, {BriefBook.Moment(view.IssuedAt)}; {Words.Period(view.Validity.From, view.Validity.To)}", isSmall: true);
        }
    }

    public static IEnumerable<BookBlock> Votes(BriefSource frozen, EntityId? point)
    {
        var votes = (frozen.Delegation.Votes?.Values ?? []).Where(v => v.Point == point && v.State != VoteState.Cancelled)
            .OrderBy(v => v.Closes.Value.At).ThenBy(v => v.Id.Value, StringComparer.Ordinal).ToList();
        if (votes.Count == 0) yield break;
        yield return new BookHeading("Votes");
        yield return new BookTable(["Ballot", "Closes", "Our vote"],
        [
            .. votes.Select(v => (ImmutableArray<string>)
            [
                BriefBook.Shown(v.Ballot.Value), v.Closes.Value.ToString(),
                v.Cast is { } cast ? $"{Words.Title(cast.Answer)}, cast" : v.Missed is not null ? "Not cast"
                    : v.Intended.Value is { } intended ? $"{Words.Title(intended)}, not cast yet" : "Not settled",
            ]),
        ]);
    }

    /// <summary>The facts of a work item that stood in the record, each with its source; told at the first point that covers it.</summary>
    private static IEnumerable<BookBlock> Record(BriefSource frozen, AgendaPoint point, ActorId item, BookSources sources)
    {
        var first = frozen.Delegation.AgendaOrder.Select(p => frozen.Delegation.Agenda[p]).First(p => p.WorkItems.Contains(item));
        if (!frozen.Items.TryGetValue(item, out var state))
        {
            yield return new BookHeading($"Work item {BriefBook.Shown(item.Key)}");
            yield return new BookText("The record has no such work item.");
            yield break;
        }
        var (reader, title) = (new FactReader(state.Body), BriefBook.Shown(state.Title ?? item.Key));
        if (first != point)
        {
            yield return new BookText($"What the record says of {title} is told at point {BriefBook.Title(first)}.");
            yield break;
        }
        yield return new BookHeading($"What the record says of {title}");
        yield return new BookList(
        [
            .. state.Book.Claims.Where(c => c.Stands).Select(c => (Fact: reader.Read(c), Claim: c))
                .Where(f => f.Fact.Group is FactGroup.Fact or FactGroup.Stage or FactGroup.Person or FactGroup.Contribution
                    || f.Fact is { Group: FactGroup.Concern, Detail.Length: > 0 })
                .OrderBy(f => f.Fact.Group).ThenBy(f => f.Claim.Version).ThenBy(f => f.Claim.Id.Value, StringComparer.Ordinal)
                .Select(f => new BookText([new(Said(f.Fact, f.Claim), Source: sources.Cite(f.Claim.Assertion.Source))], Label(f.Fact))),
        ]);
    }

    private static string Label(Fact fact) =>
        fact.Group == FactGroup.Concern ? $"Concern ({BriefBook.Shown(fact.Label).ToLowerInvariant()})" : BriefBook.Shown(fact.Label);

    /// <summary>What others claim is said to be that, and what the body took away to be removed.</summary>
    private static string Said(Fact fact, Claim claim) => BriefBook.Shown(string.Concat(
        fact.Text, fact.Detail is { Length: > 0 } detail ? $" ({detail})" : "", fact.When is { Length: > 0 } when ? $", {when}" : "",
        claim.Assertion.Hearsay is { } hearsay ? $"; not a fact: {hearsay.Claimant ?? hearsay.Channel} says so" : "",
        claim.RemovedByBody is null ? "" : "; since removed by the body"));
}
