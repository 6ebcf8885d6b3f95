using System.Collections.Concurrent;
using System.Globalization;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Faults;

/// <summary>An instruction that the head changes is before fifty delegates on two servers at once, and each of their presses before the head.</summary>
[Collection(nameof(Alone))]
public sealed class FloorSpeedTests(ITestOutputHelper output)
{
    private const int Delegates = 50, Changes = 40;

    private const double Bound = 300;

    [Fact]
    public async Task Changed_instruction_reaches_fifty_delegates_within_300_milliseconds_and_the_head_sees_each_press()
    {
        await using var database = await SampledDatabase.Create();
        await using var first = await ServerProcess.Start("--postgres", database.ConnectionString);
        await using var second = await ServerProcess.Start("--postgres", database.ConnectionString);
        using var crew = new Crew(first.Address, first.DataFolder);
        var delegation = Assert.Single(await crew.Found(1, Delegates + 1, 1));
        var people = new List<(TrackerConnection Connection, TrackerClient Client, RecordSession Session)>();
        for (var i = 0; i <= Delegates; i++)
        {
            var (connection, client) = await crew.SignIn(i, i % 2 == 0 ? first.Address : second.Address);
            people.Add((connection, client, client.Open(delegation)));
        }
        foreach (var (_, _, session) in people) await session.Opened;
        var head = people[0].Session;
        await Accepted(head.Send(CompartmentId.Delegation, new OpenFloor()));

        var times = new ConcurrentBag<double>();
        for (var version = 1; version <= Changes; version++)
        {
            var wanted = version;
            var begun = TimeProvider.System.GetTimestamp();
            var seen = people.Skip(1).Select(p => Seen(p.Session, d => VersionIn(d) >= wanted)).ToArray();
            await Accepted(head.Send(CompartmentId.Delegation, new Instruct(Crew.Point(0), version - 1, $"Instruction {version}")));
            foreach (var at in await Task.WhenAll(seen)) times.Add(TimeProvider.System.GetElapsedTime(begun, at).TotalMilliseconds);
        }
        foreach (var (_, _, session) in people.Skip(1))
            await Accepted(session.Send(CompartmentId.Delegation, new AcknowledgeInstruction(Crew.Point(0), Changes)));
        await Seen(head, d => FloorPart.Of(d).Instructions[Crew.Point(0)].Acknowledgements.Count == Delegates);
        foreach (var (connection, client, _) in people)
        {
            await client.DisposeAsync();
            await connection.DisposeAsync();
        }

        var sorted = times.Order().ToArray();
        var p99 = sorted[sorted.Length * 99 / 100];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Changes} changes to {Delegates} delegates: p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {p99:0.0} ms, most {sorted[^1]:0.0} ms"));
        Assert.Equal(Changes * Delegates, sorted.Length);
        Assert.True(p99 <= Bound, $"p99 is {p99} ms.");
    }

    /// <summary>When what the server confirmed of the delegation first was so.</summary>
    private static Task<long> Seen(RecordSession session, Func<DelegationState, bool> isSo)
    {
        var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (session.Confirmed.Of<DelegationState>(CompartmentId.Delegation) is { } state && isSo(state))
                seen.TrySetResult(TimeProvider.System.GetTimestamp());
        }
        session.Changed += Look;
        Look();
        return Wait();

        async Task<long> Wait()
        {
            try
            {
                return await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
            }
            finally
            {
                session.Changed -= Look;
            }
        }
    }

    private static int VersionIn(DelegationState state) => FloorPart.Of(state).Instructions.GetValueOrDefault(Crew.Point(0))?.Version ?? 0;

    private static async Task Accepted(Task<OutcomeMessage> sent)
    {
        var outcome = await sent;
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
    }
}
