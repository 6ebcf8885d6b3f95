using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>What a viewer's screen knows: the snapshot he opened with and every frame since, applied in order.</summary>
internal sealed class Replica
{
    private readonly Tap tap;
    private readonly RecordKind kind;
    private readonly ActorId actor;
    private readonly Lock gate = new();
    private readonly List<FrameMessage> early = [];
    private Task opening = Task.CompletedTask;
    private bool open;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Replica(Tap tap, RecordKind kind, ActorId actor)
    {
        (this.tap, this.kind, this.actor) = (tap, kind, actor);
        tap.Message += Take;
    }

    public RecordState Record { get; private set; } = RecordState.Empty;

    public static async Task<Replica> Open(Tap tap, RecordKind kind, ActorId actor)
    {
        var replica = new Replica(tap, kind, actor);
        await replica.Reopen();
        return replica;
    }

    /// <summary>A fresh look at the record, without the frames.</summary>
    public static async Task<RecordState> Fresh(Tap tap, RecordKind kind, ActorId actor) =>
        Adopt(kind, RecordState.Empty, await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor)));

    /// <summary>Waits until at least these versions have come; fails where nothing comes.</summary>
    public async Task Reach(RecordState target)
    {
        while (NextUnless(target) is { } next)
        {
            try
            {
                await next.WaitAsync(Tap.Patience);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"{actor}: has {Versions(Record)}, not {Versions(target)}. {tap.Ended}");
            }
        }
    }

    private Task? NextUnless(RecordState target)
    {
        lock (gate)
            return target.Compartments.All(c => Record.VersionOf(c.Key) >= c.Value.Version) && Record.Compartments.Keys.All(target.Compartments.ContainsKey)
                ? null
                : changed.Task;
    }

    /// <summary>The record as text, for comparison.</summary>
    public static string Show(RecordKind kind, RecordState record) => string.Join("\n", record.Compartments
        .Where(c => c.Value.Version > 0)
        .Select(c => $"{c.Key}@{c.Value.Version} {JsonSerializer.Serialize(c.Value.State, kind.StateInfo)}"));

    private static string Versions(RecordState record) => string.Join(' ', record.Compartments.Select(c => $"{c.Key}@{c.Value.Version}"));

    /// <summary>Opens the record again with what is known. One at a time, as a client does: an older answer must not replace a newer.</summary>
    public Task Reopen()
    {
        lock (gate) return opening = ReopenAfter(opening);
    }

    private async Task ReopenAfter(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dictionary<CompartmentId, long> known;
        lock (gate)
        {
            open = false;
            known = Record.Compartments.ToDictionary(c => c.Key, c => c.Value.Version);
        }
        var opened = await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor, known));
        lock (gate)
        {
            Record = Adopt(kind, Record, opened);
            open = true;
            foreach (var frame in early) Apply(frame);
            early.Clear();
            Changed();
        }
    }

    private void Take(string method, JsonElement message)
    {
        if (message.GetProperty("actor").GetString() != actor.Value) return;
        if (method == Wire.Reopen) _ = Reopen();
        if (method != Wire.Frame) return;
        var frame = WireCodec.Unpack<FrameMessage>(new RawJson(Encoding.UTF8.GetBytes(message.GetRawText()))).Message!;
        lock (gate)
        {
            if (open) Apply(frame);
            else early.Add(frame);
            Changed();
        }
    }

    private void Apply(FrameMessage frame)
    {
        for (var i = 0; i < frame.Events.Count; i++)
            if (frame.From + i > Record.VersionOf(frame.Compartment))
                Record = Record.Apply(kind, Recorded(frame.Compartment, frame.From + i, frame.Events[i]));
    }

    private Recorded Recorded(CompartmentId compartment, long version, WireEvent e) => Of(kind, compartment, version, e);

    private static Recorded Of(RecordKind kind, CompartmentId compartment, long version, WireEvent e) =>
        new(compartment, version, e.Op, e.By, e.For, e.At, kind.Codec.DecodeEvent(e.N, e.S, e.P.Utf8.Span));

    private static RecordState Adopt(RecordKind kind, RecordState known, OpenedMessage opened)
    {
        var record = known.Restrict(c => opened.Parts.Any(p => p.Compartment == c));
        foreach (var part in opened.Parts)
        {
            if (part.State is { } state)
                record = new RecordState(record.Compartments.SetItem(part.Compartment, new CompartmentState(part.Version, JsonSerializer.Deserialize(state.Utf8.Span, kind.StateInfo)!)));
            else
                for (var i = 0; i < part.Events!.Count; i++)
                    record = record.Apply(kind, Of(kind, part.Compartment, part.Version - part.Events.Count + i + 1, part.Events[i]));
        }
        return new RecordState(record.Compartments.Where(c => c.Value.Version > 0).ToImmutableSortedDictionary());
    }

    private void Changed()
    {
        changed.TrySetResult();
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
