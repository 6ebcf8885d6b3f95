namespace Tracker.Grains;

/// <summary>The servers that one participant uses at the same time, so that what they may send is one amount over all of them.</summary>
[Alias("tracker.allowance")]
public interface IAllowanceGrain : IGrainWithStringKey
{
    /// <summary>A host tells once a second that it is used much, and gets its share.</summary>
    /// <param name="isUsed">Whether the participant sends much to this host.</param>
    /// <param name="sockets">How many sockets they have open there.</param>
    [Alias("tell")]
    Task<AllowanceShare> Tell(string host, bool isUsed, int sockets);
}

/// <param name="Servers">How many hosts are used much, at least 1.</param>
/// <param name="SocketsElsewhere">Sockets on the other hosts.</param>
[GenerateSerializer, Immutable, Alias("tracker.allowance-share")]
public readonly record struct AllowanceShare([property: Id(0)] int Servers, [property: Id(1)] int SocketsElsewhere);
