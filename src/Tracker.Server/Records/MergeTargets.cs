using Tracker.Domain.Subjects;

namespace Tracker.Server.Records;

/// <summary>Into which records others can be merged. The public record is open to every participant, so it is asked for none of them.</summary>
public sealed class MergeTargets(IListings listings)
{
    /// <summary>Why a record cannot be merged into that one, or null: it is there, and not merged itself. What the record itself decides is left to it.
    /// </summary>
    public async Task<Rejection?> Refuses(ActorId actor, MergeRecord command, CancellationToken cancellation = default)
    {
        if (command.Into == actor || command.Into.Kind != actor.Kind) return null;
        var rows = await listings.Of([command.Into], CompartmentId.Record, cancellation);
        return rows is not [var row] ? Merging.IntoNothing : Of(row) is not null ? Merging.IntoMerged : null;
    }

    /// <summary>Since when a listed record is merged into another one; null if it is not.</summary>
    public static DateTimeOffset? Of(ListingRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Detail)!.TryGetValue(Merging.Since, out var since)
            ? DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture) : null;
}
