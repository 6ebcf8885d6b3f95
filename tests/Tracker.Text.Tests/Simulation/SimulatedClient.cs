using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Simulation;

/// <summary>An editor that shows its own changes at once: one in flight, the rest composed behind it.</summary>
internal sealed class SimulatedClient(int number, RichText start, Arbitrary arbitrary)
{
    private readonly UndoStack undo = new(depth: 3);
    private readonly string name = $"client{number}";
    private int version;
    private int operations;
    private int suggestions;
    private Submitted? inFlight;
    private TextChange waiting = TextChange.Empty;
    private SimulatedServer? server;

    public RichText Text { get; private set; } = start;

    /// <summary>What is on its way to the server; the order of one client stays.</summary>
    public Queue<Submitted> Sent { get; } = new();

    public bool IsConnected => server is not null;

    public bool IsQuiet => inFlight is null && waiting.IsEmpty && Sent.Count == 0 && version == server?.History.Count;

    public void Connect(SimulatedServer to)
    {
        server = to;
        if (inFlight is not null) Sent.Enqueue(inFlight);
    }

    /// <summary>What was on its way is lost.</summary>
    public void Disconnect()
    {
        server = null;
        Sent.Clear();
    }

    public void Resend()
    {
        if (inFlight is not null && IsConnected) Sent.Enqueue(inFlight);
    }

    public void Edit()
    {
        switch (arbitrary.Random.Next(8))
        {
            case 0 when undo.Undo(Text) is { } undone: Make(undone); break;
            case 1 when undo.Redo(Text) is { } redone: Make(redone); break;
            case 2 or 3: Type(Suggestions.Suggest(Plain(), Text, $"{name}-{suggestions++ / 4}", name)); break;
            default: Type(Authored.Stamp(Plain(), name)); break;
        }
    }

    /// <summary>Takes the next change of the history.</summary>
    public void Take()
    {
        if (server is null || version == server.History.Count) return;
        var ordered = server.History[version++];
        if (inFlight is not null && ordered.Client == number && ordered.Operation == inFlight.Operation)
        {
            inFlight = null;
            Send();
            return;
        }
        var change = ordered.Change;
        if (inFlight is not null)
        {
            var rest = inFlight.Change.Transform(change, priority: false);
            inFlight = inFlight with { Change = change.Transform(inFlight.Change, priority: true), Version = version };
            change = rest;
        }
        var shown = waiting.Transform(change, priority: false);
        waiting = change.Transform(waiting, priority: true);
        Text = Text.Apply(shown);
        undo.Remote(shown);
    }

    private TextChange Plain()
    {
        var change = Marks.Stripped(arbitrary.Change(Text.Length, most: 3));
        var length = Text.Length + change.LengthDelta;
        return length <= 120 ? change : change.Compose(TextChange.Build().Retain(arbitrary.Random.Next(length - 40)).Delete(40).ToChange());
    }

    private void Type(TextChange change)
    {
        undo.Record(change, Text, merge: arbitrary.Chance(0.3));
        Make(change);
    }

    private void Make(TextChange change)
    {
        Text = Text.Apply(change);
        waiting = waiting.Compose(change);
        Send();
    }

    private void Send()
    {
        if (inFlight is not null || waiting.IsEmpty) return;
        inFlight = new(number, ++operations, version, waiting);
        waiting = TextChange.Empty;
        if (IsConnected) Sent.Enqueue(inFlight);
    }
}
