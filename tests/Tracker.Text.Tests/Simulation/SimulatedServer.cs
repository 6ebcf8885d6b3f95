namespace Tracker.Text.Tests.Simulation;

/// <summary>A change in the order of the server.</summary>
internal sealed record Ordered(int Client, int Operation, TextChange Change);

/// <summary>What a client sends: made on version <see cref="Version"/>.</summary>
internal sealed record Submitted(int Client, int Operation, int Version, TextChange Change);

/// <summary>Puts changes in order: transforms each over what its sender had not seen, and applies an operation once.</summary>
internal sealed class SimulatedServer(RichText start)
{
    private readonly HashSet<(int, int)> seen = [];

    public List<Ordered> History { get; } = [];

    public RichText Text { get; private set; } = start;

    public void Receive(Submitted submitted)
    {
        if (!seen.Add((submitted.Client, submitted.Operation))) return;
        var change = submitted.Change;
        for (var i = submitted.Version; i < History.Count; i++) change = History[i].Change.Transform(change, priority: true);
        Append(new(submitted.Client, submitted.Operation, change));
    }

    /// <summary>A decision of the server's own on the present text.</summary>
    public void Decide(TextChange change) => Append(new(-1, 0, change));

    private void Append(Ordered ordered)
    {
        Text = Text.Apply(ordered.Change);
        History.Add(ordered);
    }
}
