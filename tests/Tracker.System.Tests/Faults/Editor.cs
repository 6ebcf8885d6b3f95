using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.System.Tests.Faults;

/// <summary>A person at a screen who edits as fast as his edits are acknowledged, and remembers each acknowledgement.</summary>
internal sealed class Editor(int number, RecordSession session, int points, int seed, Action acknowledged)
{
    private readonly Random random = new(seed);
    private int written;

    public RecordSession Session => session;

    /// <summary>Texts whose edit was acknowledged.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>True where the screen ever said saved while an edit was not acknowledged.</summary>
    public bool Lied { get; private set; }

    public async Task Work(CancellationToken stop)
    {
        await session.Opened;
        while (!stop.IsCancellationRequested)
        {
            var (point, text) = (Crew.Point(random.Next(points)), (PositionText)random.Next(5));
            var token = $"edit {number}.{written++}.";
            var sent = session.Send(CompartmentId.Delegation, new EditPositionText(point, text, new Edit(Shown(point, text), token)));
            if (!sent.IsCompleted && session.Status == Status.Saved) Lied |= !sent.IsCompleted;
            if ((await sent).Result != Result.Accepted) continue;
            Acknowledged.Add(token);
            acknowledged();
        }
    }

    private string? Shown(EntityId point, PositionText text) =>
        session.View.Compartments.TryGetValue(CompartmentId.Delegation, out var c) && ((DelegationState)c.State).Positions.TryGetValue(point, out var position)
            ? position.Text(text).Value
            : null;
}
