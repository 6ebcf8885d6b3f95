using System.Globalization;
using System.Text;
using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Testing;

/// <summary>Makes appends as an activation does: each on the last event that it knows.</summary>
public sealed class Chain(ActorId actor, long version = 0, byte[]? hash = null)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, 123, 456, TimeSpan.Zero);
    private static readonly ParticipantId By = ParticipantId.Parse("someone");

    public long Version { get; private set; } = version;
    public byte[] Hash { get; private set; } = hash ?? HashChain.Origin;

    /// <summary>A chain that goes on after stored events, as after a reload.</summary>
    public static Chain After(ActorId actor, IReadOnlyList<StoredEvent> stored) =>
        stored is [.., var last] ? new Chain(actor, last.Version, last.Hash) : new Chain(actor);

    /// <summary>The next operation, of <paramref name="count"/> events in compartment <c>record</c>.</summary>
    public Append Next(
        OperationId? operation = null, int count = 1, string text = "", IReadOnlyList<ListingRow>? listings = null, string? access = null,
        IReadOnlyList<SearchRow>? search = null, IReadOnlyList<ClaimRow>? claims = null)
    {
        var id = operation ?? OperationId.New();
        return new Append(actor, [.. Enumerable.Range(0, count).Select(ordinal => Event(id, ordinal, text))], listings ?? [], access, search, claims);
    }

    private StoredEvent Event(OperationId operation, int ordinal, string text)
    {
        Version++;
        var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{Version}},"text":"{{text}}"}"""));
        var row = new StoredEvent(actor, Version, CompartmentId.Record, Version, operation, ordinal, By, ordinal % 2 == 0 ? null : GroupId.Program,
            "tested", 1, payload, Start.AddMicroseconds(Version), []);
        Hash = HashChain.Next(Hash, row);
        return row with { Hash = Hash };
    }
}
