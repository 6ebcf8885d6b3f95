using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Protocol;

namespace Tracker.Server.Live;

/// <summary>One window in which somebody types into one text.</summary>
/// <param name="Text">The text on this host.</param>
internal sealed record Typist(ViewedRecord Text, Guid Session);

/// <summary>
/// What is typed here into one text, on its way to the text's actor: in batches, one at a time, so that the order of each window
/// is kept and a fast typist costs few calls.
/// </summary>
internal sealed class TypedHere(ActorId actor, string host, IGrainFactory grains)
{
    private readonly Lock gate = new();
    private IDraftGrain? draft;
    private List<(ViewedRecord Text, Connection From, TypeCall Call)> waiting = [];
    private bool busy;

    public void Add(ViewedRecord text, Connection from, TypeCall call)
    {
        lock (gate)
        {
            waiting.Add((text, from, call));
            if (busy) return;
            busy = true;
        }
        _ = Send();
    }

    private async Task Send()
    {
        // What arrives in the same moment goes with it.
        await Task.Yield();
        while (Take() is { } batch)
        {
            try
            {
                await (draft ??= grains.Draft(actor)).Type(host, [.. batch.Select(b => b.Call)]);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                foreach (var (text, from, call) in batch)
                    text.Refuse(from, call.Session, TypeMessage.Read(call.Message).Number, null);
            }
        }
    }

    private List<(ViewedRecord Text, Connection From, TypeCall Call)>? Take()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                busy = false;
                return null;
            }
            var batch = waiting;
            waiting = [];
            return batch;
        }
    }
}
