namespace Tracker.Grains;

/// <summary>What viewers receive when they open the record.</summary>
public sealed partial class LiveRecord
{
    /// <summary>What a viewer may read at the last durable version.</summary>
    public OpenedMessage Open(Principal principal, IReadOnlyDictionary<CompartmentId, long> known, int? text = null)
    {
        var standing = StandingOf(principal, DurableAccess);
        var parts = Turn.Held(kind, Durable.State, standing)
            .Select(c => Part(c, kind.RightIn(standing, c), known.TryGetValue(c, out var v) ? v : -1)).ToList();
        var viewer = new ViewerName(principal.Id, principal.Name);
        return parts.Count == 0
            ? new OpenedMessage(actor, [], Rejection.NotFound, Viewer: viewer)
            : new OpenedMessage(actor, parts, ReadOnly: ReadOnly, Role: standing.Role, Text: text, Terms: Inherited?.Terms, Viewer: viewer);
    }

    private OpenedPart Part(CompartmentId compartment, Right right, long known)
    {
        var version = Durable.State.VersionOf(compartment);
        if (events.Since(compartment, known, version) is { } missed)
            return new OpenedPart(compartment, right, version, Events: missed);
        var state = Durable.State.Of<object>(compartment) ?? kind.EmptyState;
        return new OpenedPart(compartment, right, version, new RawJson(JsonSerializer.SerializeToUtf8Bytes(state, kind.StateInfo)));
    }
}
