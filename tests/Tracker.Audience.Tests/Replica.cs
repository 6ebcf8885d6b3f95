using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>
/// What a viewer's screen knows: the snapshot he opened with and every frame since, applied in order. With a session it is the
/// window of somebody who types.
/// </summary>
internal sealed class Replica
{
    private readonly Tap tap;
    private readonly RecordKind kind;
    private readonly ActorId actor;
    private readonly Lock gate = new();
    private readonly Guid? session;
    private readonly List<Action> early = [];
    private Task opening = Task.CompletedTask;
    private bool open;
    private int? text;
    private (long Number, TaskCompletionSource<Rejection?> Answer)? underWay;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Replica(Tap tap, RecordKind kind, ActorId actor, Guid? session)
    {
        (this.tap, this.kind, this.actor, this.session) = (tap, kind, actor, session);
        tap.Message += Take;
    }

    public RecordState Record { get; private set; } = RecordState.Empty;

    public static async Task<Replica> Open(Tap tap, RecordKind kind, ActorId actor, Guid? session = null)
    {
        var replica = new Replica(tap, kind, actor, session);
        await replica.Reopen();
        return replica;
    }

    /// <summary>A fresh look at the record, without the frames.</summary>
    public static async Task<RecordState> Fresh(Tap tap, RecordKind kind, ActorId actor) =>
        Adopt(kind, RecordState.Empty, await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor)));

    /// <summary>The text, where the record is one and open to the viewer.</summary>
    public DraftState Text =>
        Record.Compartments.TryGetValue(DraftId.TryParse(actor)!.Value.Compartment, out var part) ? (DraftState)part.State : DraftState.Empty;

    /// <summary>The server's number of the text; null while it is not open here.</summary>
    public int? Number { get { lock (gate) return text; } }

    /// <summary>Types a change into the text as this window has it. Ends when it is in the text: null; or why it is not.</summary>
    public Task<Rejection?> Type(Func<DraftState, TextChange> change, Intent intent = Intent.Write)
    {
        TypeMessage message;
        lock (gate)
        {
            if (text is not { } number) return Task.FromResult<Rejection?>(Rejection.NotFound);
            message = new TypeMessage(number, Last + 1, Text.Revision, intent, change(Text));
        }
        return Type(message);
    }

    public async Task<Rejection?> Type(TypeMessage message)
    {
        var answer = new TaskCompletionSource<Rejection?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) underWay = (message.Number, answer);
        await tap.Post(Wire.Type, message.Write());
        return await answer.Task.WaitAsync(Tap.Patience);
    }

    /// <summary>The last change of this window that is in the text.</summary>
    public long Last => Text.Sessions.FirstOrDefault(s => s.Id == session).Last;

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
        var opened = await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor, known, session));
        lock (gate)
        {
            Record = Adopt(kind, Record, opened);
            (open, text) = (true, opened.Text);
            foreach (var apply in early) apply();
            early.Clear();
            Changed();
        }
    }

    private void Take(string method, JsonElement message)
    {
        if (method == Wire.Text)
        {
            var typed = TextFrame.Read(message.GetBytesFromBase64())!;
            Do(() => Apply(typed));
            return;
        }
        if (message.GetProperty("actor").GetString() != actor.Value) return;
        if (method == Wire.Reopen) _ = Reopen();
        if (method == Wire.Refused) Answer(Unpack<RefusedMessage>(message));
        if (method != Wire.Frame) return;
        var frame = Unpack<FrameMessage>(message);
        Do(() => Apply(frame));
    }

    private void Do(Action apply)
    {
        lock (gate)
        {
            if (open) apply();
            else early.Add(apply);
            Changed();
        }
    }

    private static T Unpack<T>(JsonElement message) where T : class => WireCodec.Unpack<T>(new RawJson(Encoding.UTF8.GetBytes(message.GetRawText()))).Message!;

    private void Apply(TextFrame frame)
    {
        if (frame.Text != text) return;
        var at = DraftId.TryParse(actor)!.Value.Compartment;
        for (var i = 0; i < frame.Events.Count; i++)
            if (frame.From + i > Record.VersionOf(at))
                Record = Record.Apply(kind,
                    new Recorded(at, frame.From + i, default, ParticipantId.Several, null, default, TextChangedBinary.Read(frame.Events[i].Span)));
        if (underWay is { } sent && Last >= sent.Number) sent.Answer.TrySetResult(null);
    }

    private void Answer(RefusedMessage refused)
    {
        lock (gate)
        {
            if (refused.Session != session || underWay is not { } sent || refused.Number != sent.Number) return;
            if (refused.Rejection is { } rejection) sent.Answer.TrySetResult(rejection);
            else sent.Answer.TrySetException(new IOException("The outcome is unknown."));
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
                record = new RecordState(record.Compartments.SetItem(part.Compartment,
                    new CompartmentState(part.Version, JsonSerializer.Deserialize(state.Utf8.Span, kind.StateInfo)!)));
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
