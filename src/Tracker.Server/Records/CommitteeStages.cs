using Tracker.Domain.Claims;
using Tracker.Domain.WorkItems;

namespace Tracker.Server.Records;

/// <summary>Work items grouped by their stage, in the order of their procedures.</summary>
internal static class CommitteeStages
{
    private const string NotRecorded = "Stage not recorded";

    public static IReadOnlyList<StageGroup> Of(IEnumerable<(HeldRecord Item, string? Committee)> items) =>
    [
        .. items.Select(i => (i.Item.Row, i.Committee, Stage: StageOf(i.Item.Detail()))).GroupBy(i => (i.Stage.Status, i.Stage.Label))
            .OrderBy(g => g.Min(i => i.Stage.Place)).ThenBy(g => g.Key.Status, StringComparer.Ordinal)
            .Select(g => new StageGroup(
                g.Key.Label, [.. g.OrderBy(i => NameOrder.Of(i.Row.Title), StringComparer.Ordinal).Select(i => Line(i.Row, i.Committee))], g.Key.Status)),
    ];

    private static StagedItem Line(ListingRow item, string? committee) => new(item.Actor, item.Title, committee);

    private static (string? Status, string Label, int Place) StageOf(IReadOnlyDictionary<string, string> detail)
    {
        if (StatusCode.TryParse(detail.GetValueOrDefault("status")) is not { } status) return (null, NotRecorded, int.MaxValue);
        var rules = StatusRules.For(detail.GetValueOrDefault("body"));
        var place = rules.Steps.Index().Where(s => s.Item.Status == status).Select(s => s.Index).FirstOrDefault(rules.Steps.Length);
        return (status.Value, rules.LabelOf(status), place);
    }
}
