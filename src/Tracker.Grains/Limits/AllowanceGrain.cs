namespace Tracker.Grains;

/// <summary>Which servers a participant uses much at this moment, kept in memory only.</summary>
[GrainType("allowance"), CollectionAgeLimit(Minutes = 1.5)]
public sealed class AllowanceGrain(TimeProvider time) : Grain, IAllowanceGrain
{
    private static readonly TimeSpan Current = TimeSpan.FromSeconds(3);
    private readonly Dictionary<string, (DateTimeOffset At, bool IsUsed, int Sockets)> hosts = [];

    public Task<AllowanceShare> Tell(string host, bool isUsed, int sockets)
    {
        var now = time.GetUtcNow();
        foreach (var (old, told) in hosts)
            if (now - told.At > Current) hosts.Remove(old);
        hosts[host] = (now, isUsed, sockets);
        return Task.FromResult(new AllowanceShare(
            Math.Max(1, hosts.Values.Count(h => h.IsUsed)), hosts.Where(h => h.Key != host).Sum(h => h.Value.Sockets)));
    }
}
