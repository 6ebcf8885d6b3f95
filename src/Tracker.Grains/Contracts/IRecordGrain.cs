using System.Collections.Concurrent;

namespace Tracker.Grains;

/// <summary>One live record. Its key is its <see cref="ActorId"/>.</summary>
[Alias("tracker.record")]
public interface IRecordGrain : IGrainWithStringKey
{
    /// <summary>Decides a command and replies when the outcome is durable.</summary>
    [Alias("execute")]
    Task<CommandReply> Execute(Caller caller, CommandCall command);

    /// <summary>What the caller may read at the last durable version, as events since the known versions if possible.</summary>
    [Alias("open")]
    Task<OpenReply> Open(Caller caller, OpenCall open);

    /// <summary>Called by each web host with viewers every two seconds, with the last version that reached it.</summary>
    [Alias("watch")]
    Task<WatchReply> Watch(string host, IRecordObserver observer, long reached, PresentLine[] present);

    [Alias("unwatch")]
    Task Unwatch(string host);

    /// <summary>The rights that a text inherits from this record (JSON); null if there is no such text. Changes are sent to the text from now
    /// on.</summary>
    [Alias("rights-of-text")]
    Task<byte[]?> RightsOfText(ActorId text);

    /// <summary>A text that belongs to this record has changed. It publishes its content soon, at the latest when asked to.</summary>
    [Alias("text-changed")]
    Task TextChanged(ActorId text);

    /// <summary>Takes the content of a text that belongs to this record.</summary>
    /// <param name="by">Who last changed the text.</param>
    [Alias("follow")]
    Task Follow(ActorId text, string reads, ParticipantId by);

    /// <summary>The presence of all viewers of one host; replaces the previous list.</summary>
    [Alias("present")]
    Task SetPresent(string host, PresentLine[] present);
}

/// <summary>A co-edited text as a grain.</summary>
[Alias("tracker.draft")]
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>Decides changes from editors on one host, in order, and returns when they are durable or rejected. Accepted changes are delivered as
    /// frames, rejected ones as <see cref="RecordBatch.Refused"/>.</summary>
    [Alias("type")]
    Task Type(string host, TypeCall[] typed);

    /// <summary>The inherited rights of the text have changed; null if it no longer has any.</summary>
    [Alias("rights-changed")]
    Task RightsChanged(byte[]? inherited);

    /// <summary>Sends the content of the text to the record that it belongs to, unless it already has it.</summary>
    [Alias("publish-text")]
    Task PublishText();
}

/// <summary>A web host that delivers a record's changes to its viewers. Calls are awaited one at a time to keep their order.</summary>
[Alias("tracker.record-observer")]
public interface IRecordObserver : IGrainObserver
{
    [Alias("deliver")]
    Task Deliver(RecordBatch batch);
}
