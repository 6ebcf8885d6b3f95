using System.Collections.Concurrent;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.System.Tests.Faults;

/// <summary>A person at a screen who edits as fast as his edits are acknowledged, and remembers each acknowledgement.</summary>
internal sealed class Editor
{
    private readonly int number;
    private readonly int points;
    private readonly RecordSession session;
    private readonly Action acknowledged;
    private readonly Random random;
    private volatile Sent? last;
    private int written;
    private int saidSaved;

    public Editor(int number, RecordSession session, int points, int seed, Action acknowledged)
    {
        (this.number, this.session, this.points, this.acknowledged, random) = (number, session, points, acknowledged, new Random(seed));
        session.Changed += Look;
    }

    public RecordSession Session => session;

    /// <summary>Texts whose edit was acknowledged.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>The version that the last acknowledged edit made.</summary>
    public long Reached { get; private set; }

    /// <summary>Texts that were not acknowledged yet when the screen said saved after they had been sent.</summary>
    public ConcurrentBag<string> Lies { get; } = [];

    /// <summary>How often the screen said saved when it was looked at.</summary>
    public int SaidSaved => Volatile.Read(ref saidSaved);

    public async Task Work(CancellationToken stop)
    {
        await session.Opened;
        while (!stop.IsCancellationRequested)
        {
            var (point, text) = (Crew.Point(random.Next(points)), (PositionText)random.Next(5));
            var token = $"edit {number}.{written++}.";
            var sent = session.Send(CompartmentId.Delegation, new EditPositionText(point, text, new Edit(Shown(point, text), token)));
            last = new Sent(token, sent);
            Look();
            var outcome = await sent;
            if (outcome.Result != Result.Accepted) continue;
            Reached = outcome.Version;
            Acknowledged.Add(token);
            acknowledged();
        }
    }

    /// <summary>
    /// At every change of the screen. The edit is taken before the screen is read: one sent in between is no lie.
    /// Those before it were awaited.
    /// </summary>
    private void Look()
    {
        var before = last;
        if (session.Status != Status.Saved) return;
        Interlocked.Increment(ref saidSaved);
        if (before is { Outcome.IsCompleted: false }) Lies.Add(before.Token);
    }

    private string? Shown(EntityId point, PositionText text) =>
        session.View.Compartments.TryGetValue(CompartmentId.Delegation, out var c) && ((DelegationState)c.State).Positions.TryGetValue(point, out var position)
            ? position.Text(text).Value
            : null;

    private sealed record Sent(string Token, Task<OutcomeMessage> Outcome);
}
