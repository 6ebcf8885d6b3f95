using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.Topics;
using Tracker.Domain.WorkItems;
using Tracker.Server.Records;
using Tracker.Server.Web;

namespace Tracker.Server.Programs;

/// <summary>What the public record says of the items of a program. What a company or an office keeps for itself changes no forecast.</summary>
public sealed class ProgramCoverage(PublicClaims claims, HeldRecords held, OpenedRecords opened)
{
    private static readonly SubjectKind[] Kinds = [WorkItem.Kind, Standard.Kind];

    private static readonly string[] Stages = [StatementColumns.WordOf(typeof(StatusReached)), StatementColumns.WordOf(typeof(OfDocumentKind))];

    private static readonly string[] Counts =
        [StatementColumns.WordOf(typeof(Selection)), StatementColumns.WordOf(typeof(Breakdown)), StatementColumns.WordOf(typeof(Titled))];

    /// <summary>Null for what is no program that the viewer may read.</summary>
    public async Task<CoverageView?> Of(Principal viewer, ActorId actor, CancellationToken cancellation = default)
    {
        if (actor.Kind != ProgramKind.Word || await opened.Open(viewer, actor) is not { } record) return null;
        if (record.Of<ProgramRecord>(CompartmentId.Delegation) is not { } program) return null;
        return new(await Ends(viewer, program, cancellation), await Gaps(viewer, program.Country, cancellation));
    }

    private async Task<IReadOnlyList<ItemEnd>> Ends(Principal viewer, ProgramRecord program, CancellationToken cancellation)
    {
        var all = new List<StageDates>();
        foreach (var kind in Kinds)
        {
            var bodies = (await held.Of(kind, viewer, cancellation: cancellation))
                .ToDictionary(h => h.Row.Actor, h => h.Detail().GetValueOrDefault("body"));
            foreach (var item in (await claims.Find(viewer, new(Statements: Stages, Kind: kind.Name), cancellation)).GroupBy(r => r.Actor))
                all.Add(StageDates.Of(item.Key, bodies.GetValueOrDefault(item.Key), ClaimRow.BookOf(item, null, ClaimRows.StatementsOf(kind))));
        }
        var known = all.ToDictionary(i => i.Item);
        return [.. program.Items.Keys.Select(i => known.TryGetValue(i, out var item) ? Forecast.Of(item, all) : new ItemEnd(i))];
    }

    /// <summary>Those of which the source says how many have somebody of the country first, the ones with fewest of them in front.</summary>
    private async Task<IReadOnlyList<TechnologyGap>> Gaps(Principal viewer, string? country, CancellationToken cancellation)
    {
        if (country is null) return [];
        var rows = await claims.Find(viewer, new(Statements: Counts, Kind: Topic.Kind.Name), cancellation);
        return
        [
            .. rows.GroupBy(r => r.Actor).Select(set => GapOf(set.Key, [.. set], country)).OfType<TechnologyGap>()
                .OrderBy(g => g.Present is null).ThenBy(g => (double?)g.Present / g.Items).ThenByDescending(g => g.Items)
                .ThenBy(g => g.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static TechnologyGap? GapOf(ActorId set, List<ClaimRow> rows, string country)
    {
        var book = ClaimRow.BookOf(rows, null, ClaimRows.StatementsOf(Topic.Kind));
        var said = book.Claims.Where(c => c.IsFact).Select(c => c.Statement).ToList();
        if (said.OfType<Selection>().FirstOrDefault(s => s is { Of: SetOf.WorkItems, Technology: not null, Size: > 0 }) is not { } selection) return null;
        var counts = said.OfType<Breakdown>().Where(b => b.Value == country && b.Comparator is null or Comparator.Exactly).ToList();
        var present = counts.FirstOrDefault(b => b.Dimension == Dimension.EditorOrSupportingCountry)?.Count
            ?? (counts.FirstOrDefault(b => b.Dimension == Dimension.NoneFromCountry)?.Count is { } none ? selection.Size - none : null);
        return new(
            set, (SubjectState.Empty with { Book = book }).Title ?? selection.Rule ?? set.Key, selection.Size!.Value, present, selection.Technology,
            selection.Body?.Name, selection.Period, rows.Select(r => r.Source).OfType<string>().FirstOrDefault());
    }
}
