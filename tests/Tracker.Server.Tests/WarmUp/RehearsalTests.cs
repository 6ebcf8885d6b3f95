using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Protocol;
using Tracker.Server.WarmUp;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.WarmUp;

public sealed class RehearsalTests
{
    [Fact]
    public async Task Server_is_ready_when_it_has_rehearsed_and_not_before()
    {
        var hub = new Watched();
        await using var server = await RunningServer.Start(hub.Add);
        var opened = await hub.Opened.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.StartsWith("draft/delegation/1/rehearsal-", opened, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(server));

        hub.GoOn.SetResult();
        Assert.True(await server.Services.GetRequiredService<Rehearsal>().Over.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(HttpStatusCode.OK, await Ready(server));
    }

    [Fact]
    public async Task Rehearsal_leaves_nothing_in_SQLite()
    {
        await using var server = await RunningServer.Start();
        await LeavesNothing(server);
    }

    [Fact]
    public async Task Rehearsal_leaves_nothing_in_PostgreSQL()
    {
        await using var database = await PostgresServer.Shared.CreateDatabase();
        await using var server = await RunningServer.Start(null, ("Tracker:Storage:ConnectionString", database.ConnectionString));
        await LeavesNothing(server);
    }

    [Fact]
    public async Task Server_that_cannot_rehearse_is_ready_all_the_same()
    {
        var hub = new Watched();
        hub.GoOn.SetException(new InvalidOperationException("The store does not answer."));
        await using var server = await RunningServer.Start(hub.Add);
        Assert.False(await server.Services.GetRequiredService<Rehearsal>().Over.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(HttpStatusCode.OK, await Ready(server));
    }

    private static async Task LeavesNothing(RunningServer server)
    {
        Assert.True(await server.Services.GetRequiredService<Rehearsal>().Over.WaitAsync(TimeSpan.FromSeconds(60)));

        var store = server.Services.GetRequiredService<IStore>();
        Assert.DoesNotContain(
            await store.Events.Actors(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken),
            a => a.Value.Contains("rehearsal", StringComparison.Ordinal));
        Assert.Empty(await store.Refusals.Read(10, TestContext.Current.CancellationToken));
    }

    private static async Task<HttpStatusCode> Ready(RunningServer server)
    {
        using var browser = server.Browser();
        using var answer = await browser.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    /// <summary>Tells what is opened, and lets it go on when told.</summary>
    private sealed class Watched : IHubFilter
    {
        private readonly TaskCompletionSource<string> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Task<string> Opened => opened.Task;

        public void Add(IServiceCollection services) => services.AddSignalR(o => o.AddFilter(this));

        public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
        {
            if (invocation.HubMethodName == Wire.Open)
            {
                opened.TrySetResult(WireCodec.Unpack<OpenMessage>((RawJson)invocation.HubMethodArguments[0]!).Message!.Actor.Value);
                await GoOn.Task;
            }
            return await next(invocation);
        }
    }
}
