using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests;

/// <summary>A new server for the tests of one class.</summary>
public sealed class NewServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.Start();
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>A server with a delegation for the tests of one class.</summary>
public sealed class DelegationServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await Delegation.Start();
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
