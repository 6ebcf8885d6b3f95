using System.Collections.Concurrent;

namespace Tracker.Grains;

/// <summary>One live record. Its key is its <see cref="ActorId"/>.</summary>
[Alias("tracker.record")]
public interface IRecordGrain : IGrainWithStringKey
{
    /// <summary>Decides a command; the answer comes when its outcome is durable.</summary>
    [Alias("execute")]
    Task<CommandReply> Execute(Caller caller, CommandCall command);

    /// <summary>What the caller may see, at the last durable version, as changes since what he knows where possible.</summary>
    [Alias("open")]
    Task<OpenReply> Open(Caller caller, OpenCall open);

    /// <summary>Called by each web host with viewers, and again every two seconds; names the last version that reached it.</summary>
    [Alias("watch")]
    Task<WatchReply> Watch(string host, IRecordObserver observer, long reached, PresentLine[] present);

    [Alias("unwatch")]
    Task Unwatch(string host);

    /// <summary>The rights that a text inherits from this record (JSON); null if there is no such text here. From now on the text hears of changes.</summary>
    [Alias("rights-of-text")]
    Task<byte[]?> RightsOfText(ActorId text);

    /// <summary>A text that belongs to this record has changed and will say what it reads; at the latest when it is asked to.</summary>
    [Alias("text-changed")]
    Task TextChanged(ActorId text);

    /// <summary>What a text that belongs to this record reads now.</summary>
    /// <param name="by">Who changed it last.</param>
    [Alias("follow")]
    Task Follow(ActorId text, string reads, ParticipantId by);

    /// <summary>The presence of one host's viewers, whole; it replaces what the host said before.</summary>
    [Alias("present")]
    Task SetPresent(string host, PresentLine[] present);
}

/// <summary>A co-edited text as a grain.</summary>
[Alias("tracker.draft")]
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>Takes changes of windows on one host, in their order. The call ends when they are durable or refused: what is taken comes
    /// as a frame, what is not as <see cref="RecordBatch.Refused"/>.</summary>
    [Alias("type")]
    Task Type(string host, TypeCall[] typed);

    /// <summary>The rights that the text inherits have changed; null if it has none any more.</summary>
    [Alias("rights-changed")]
    Task RightsChanged(byte[]? inherited);

    /// <summary>Passes what the text reads now to the record that it belongs to, unless that was done.</summary>
    [Alias("publish-text")]
    Task PublishText();
}

/// <summary>A web host that passes a record's changes to its viewers. Calls are awaited one at a time: that keeps their order.</summary>
[Alias("tracker.record-observer")]
public interface IRecordObserver : IGrainObserver
{
    [Alias("deliver")]
    Task Deliver(RecordBatch batch);
}
