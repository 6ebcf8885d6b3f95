using System.Collections.Concurrent;
using Tracker.Grains;

namespace Tracker.Server.Limits;

/// <summary>
/// The allowances of the participants who use this host. Every second each that is used much is told to the participant's actor, which
/// answers how many servers share it.
/// </summary>
public sealed partial class Allowances(IGrainFactory grains, TrackerOptions options, TimeProvider time, ILogger<Allowances> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ParticipantId, Allowance> allowances = new();
    private readonly string host = Guid.NewGuid().ToString("N");

    /// <summary>Sockets that one participant may have open at once.</summary>
    public int MostSockets => options.Limits.ConnectionsPerParticipant;

    public Allowance Of(ParticipantId participant) => allowances.GetOrAdd(participant, p => new Allowance(p, options.Limits.MessagesPerSecond, time));

    /// <summary>Counts a socket more; false if the participant has too many, on all servers together.</summary>
    public async Task<bool> TryOpen(Allowance allowance)
    {
        if (!allowance.TryOpen(MostSockets)) return false;
        if (!HasMany(allowance)) return true;
        await Tell(allowance, isUsed: false);
        if (allowance.Sockets + allowance.SocketsElsewhere <= MostSockets) return true;
        allowance.Close();
        return false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var allowance in allowances.Values)
            {
                var isUsed = allowance.TakeUsed() > options.Limits.MessagesPerSecond / 4d;
                if (isUsed || HasMany(allowance)) await Tell(allowance, isUsed);
                else (allowance.Servers, allowance.SocketsElsewhere) = (1, 0);
                if (allowance.IsIdle) allowances.TryRemove(new(allowance.Participant, allowance));
            }
    }

    private bool HasMany(Allowance allowance) => allowance.Sockets > MostSockets / 4;

    private async Task Tell(Allowance allowance, bool isUsed)
    {
        try
        {
            var share = await grains.GetGrain<IAllowanceGrain>(allowance.Participant.Value).Tell(host, isUsed, allowance.Sockets);
            (allowance.Servers, allowance.SocketsElsewhere) = (share.Servers, share.SocketsElsewhere);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            NotTold(allowance.Participant.Value, e.Message);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "What {Participant} may send is not shared among the servers for now. {Reason}")]
    private partial void NotTold(string participant, string reason);
}
