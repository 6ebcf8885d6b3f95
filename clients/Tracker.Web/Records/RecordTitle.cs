using Tracker.Web.Parts;

namespace Tracker.Web.Records;

/// <summary>What a record is called, from the compartments that the viewer may read.</summary>
public static class RecordTitle
{
    /// <summary>The title that lists show, or the kind's name if no compartment gives one.</summary>
    public static string Of(RecordKind kind, RecordState record) =>
        VisibleText.Of(record.Compartments.OrderBy(c => c.Key == CompartmentId.Delegation ? 0 : c.Key == CompartmentId.Record ? 1 : 2)
            .Select(c => kind.ListingOf(c.Key, c.Value.State)?.Title).FirstOrDefault(t => !string.IsNullOrEmpty(t)) ?? Words.Kind(kind.Name));
}
