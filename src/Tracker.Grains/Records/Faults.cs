using System.Diagnostics.Metrics;

namespace Tracker.Grains;

/// <summary>Logs faults of one record, without content: a rule that throws, an event that cannot be applied, a store that fails.</summary>
internal sealed partial class Faults(ActorId actor, ILogger log)
{
    private static readonly Counter<long> Failed = RecordMetrics.Meter.CreateCounter<long>("tracker.rule.faults");
    private static readonly Counter<long> Poisoned = RecordMetrics.Meter.CreateCounter<long>("tracker.record.poisoned");

    public Rejection Rule(string command, Exception e)
    {
        Failed.Add(1);
        RuleFailed(e, actor.Value, command);
        return Rejection.Invalid("The program failed on this command. Nothing was changed, and the failure was reported.");
    }

    public void Event(long version, Exception e)
    {
        Poisoned.Add(1);
        EventFailed(e, actor.Value, version);
    }

    public void Store(Exception e) => StoreFailed(actor.Value, e.Message);

    [LoggerMessage(1001, LogLevel.Error, "A rule of {Actor} failed on {Command}.")]
    private partial void RuleFailed(Exception e, string actor, string command);

    [LoggerMessage(1002, LogLevel.Critical, "Event {Version} of {Actor} cannot be applied. The record is read-only.")]
    private partial void EventFailed(Exception e, string actor, long version);

    [LoggerMessage(1003, LogLevel.Warning, "The store did not answer for {Actor}: {Reason}")]
    private partial void StoreFailed(string actor, string reason);
}

/// <summary>The meter of live records. Tags never contain names or texts.</summary>
public static class RecordMetrics
{
    public const string Name = "Tracker.Records";
    public static readonly Meter Meter = new(Name);
    public static readonly Counter<long> Commands = Meter.CreateCounter<long>("tracker.commands");
    public static readonly Histogram<double> CommandSeconds = Meter.CreateHistogram<double>("tracker.command.duration", "s");
}
