using System.Collections.Immutable;
using Tracker.Books;
using Tracker.Domain.Delegations;
using Tracker.Text;
using Tracker.Web.Parts;

namespace Tracker.Server.Books;

/// <summary>What became of a delegation between two briefs, point by point and word by word.</summary>
internal static class BriefChanges
{
    public static IEnumerable<BookBlock> Of(BriefSource frozen, DelegationState before)
    {
        var blocks = new List<BookBlock>();
        blocks.AddRange(Written("Mandate", before.Facts?.Mandate.Value, frozen.Delegation.Facts!.Mandate.Value));
        foreach (var id in frozen.Delegation.AgendaOrder)
        {
            var changed = before.AgendaOrder.Contains(id) ? Changed(frozen, before, id).ToList() : [new BookText("New on the agenda.")];
            if (changed.Count == 0) continue;
            blocks.Add(new BookHeading(BriefBook.Title(frozen.Delegation.Agenda[id])));
            blocks.AddRange(changed);
        }
        blocks.AddRange(before.AgendaOrder.Where(id => !frozen.Delegation.AgendaOrder.Contains(id))
            .Select(id => new BookText("Not on the agenda any more.", BriefBook.Title(before.Agenda[id]))));
        var (were, are) = (Entries(before, frozen.Day), Entries(frozen.Delegation, frozen.Day));
        if (Named(are.Except(were)) is { } joined) blocks.Add(new BookText(joined, "New in the delegation"));
        if (Named(were.Except(are)) is { } gone) blocks.Add(new BookText(gone, "Left the delegation"));
        return blocks.Count > 0 ? blocks : [new BookText("Nothing that this book tells.")];
    }

    private static IEnumerable<BookBlock> Changed(BriefSource frozen, DelegationState before, EntityId point)
    {
        var (was, now) = (before.Positions[point], frozen.Delegation.Positions[point]);
        var title = Written("Title", BriefBook.Title(before.Agenda[point]), BriefBook.Title(frozen.Delegation.Agenda[point]));
        var values = Valued("Stance", Words.Title(was.Stance.Value), Words.Title(now.Stance.Value))
            .Concat(Valued("State", Words.Title(was.State.Value), Words.Title(now.State.Value)))
            .Concat(Valued("Spokesperson", Speaks(frozen, was), Speaks(frozen, now)));
        var texts = Enum.GetValues<PositionText>().SelectMany(t => Written(Words.LabelOf(t), was.Text(t).Value, now.Text(t).Value));
        var instruction = Written("Instruction", Told(before, point), Told(frozen.Delegation, point));
        var views = Holding(frozen.Delegation, point, frozen.Day).Except(Holding(before, point, frozen.Day))
            .Select(v => new BookText(BriefBook.Shown(v.Subject), "New government view"));
        return [.. title, .. values, .. instruction, .. texts, .. views];
    }

    private static string? Told(DelegationState state, EntityId point) => state.Floor?.Instructions.GetValueOrDefault(point)?.Text;

    private static string Speaks(BriefSource frozen, Position position) => position.Spokesperson.Value is { } speaks ? frozen.NameOf(speaks) : "nobody";

    private static IEnumerable<(string Subject, int Revision, string Id)> Holding(DelegationState state, EntityId point, DateOnly day) =>
        state.IssuedViews.Values.Where(v => v.Point == point && v.Holds(day)).Select(v => (v.Subject, v.Revision, v.Id.Value));

    private static IEnumerable<(ParticipantId Who, string Name)> Entries(DelegationState state, DateOnly day) =>
        state.Roster.Values.Where(r => r.Covers(day)).Select(r => (r.Participant, r.Name));

    private static string? Named(IEnumerable<(ParticipantId Who, string Name)> entries) =>
        entries.Select(e => BriefBook.Shown(e.Name)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? string.Join(", ", names) : null;

    private static IEnumerable<BookText> Valued(string label, string was, string now)
    {
        if (was != now) yield return new([new(was, RunKind.Removed), new(" "), new(now, RunKind.Added)], label);
    }

    private static IEnumerable<BookText> Written(string label, string? was, string? now)
    {
        if ((was ?? "") == (now ?? "")) yield break;
        yield return new(
        [
            .. WordDifference.Of(BriefBook.Shown(was), BriefBook.Shown(now)).Select(p => new BookRun(p.Text, p.Kind switch
            {
                OpKind.Insert => RunKind.Added,
                OpKind.Delete => RunKind.Removed,
                _ => RunKind.Plain,
            })),
        ], label);
    }
}
