using System.Diagnostics;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Storage;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Faults;

/// <summary>
/// Ten windows type into one text while a server is killed. Every character is in the text once, all windows end with the same
/// text, and none said saved while something of its own was not.
/// </summary>
[Collection(nameof(Alone))]
public sealed class TypingFaultTests(ITestOutputHelper output)
{
    private const int Windows = 10, Most = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Two_servers_on_PostgreSQL_lose_no_character_when_one_is_killed()
    {
        var postgres = PostgresServer.StartPrivate();
        await using var _ = postgres;
        var database = await postgres.CreateDatabase();
        await using var first = await ServerProcess.StartToWork("--postgres", database.ConnectionString);
        await using var second = await ServerProcess.StartToWork("--postgres", database.ConnectionString);
        using var crew = new Crew(first.Address, first.DataFolder);
        var delegation = (await crew.Found(1, Windows, 1))[0];
        var draft = new DraftId(delegation, CompartmentId.Delegation, DelegationTexts.Papers, "briefing").Actor!.Value;
        var random = Seeded.For("typing");
        var typed = 0;
        var people = new List<(TrackerConnection Connection, TrackerClient Client, Writer Writer)>();
        for (var i = 0; i < Windows; i++)
        {
            var (connection, client) = await crew.SignIn(i, i % 2 == 0 ? [first.Address, second.Address] : [second.Address, first.Address]);
            if (i == 0) await Create(client, draft);
            var session = client.OpenDraft(draft);
            await session.Record.Opened;
            people.Add((connection, client, new Writer(i, session, Most, random.Next(), () => Interlocked.Increment(ref typed))));
        }

        var clock = Stopwatch.StartNew();
        var work = people.Select(p => Task.Run(() => p.Writer.Work(CancellationToken.None))).ToArray();
        await Until(() => Volatile.Read(ref typed) >= Windows * Most / 3, clock);
        await first.Kill();
        output.WriteLine($"killed after {Volatile.Read(ref typed)} characters");
        await Until(() => Volatile.Read(ref typed) >= Windows * Most * 2 / 3, clock);
        await first.Start();
        await Task.WhenAll(work).WaitAsync(Patience);
        await Until(() => people.All(p => p.Writer.Session.Status == Status.Saved), clock);
        await Until(() => people.Select(p => p.Writer.Session.Revision).Distinct().Count() == 1, clock);

        var text = people[0].Writer.Session.Text;
        Assert.All(people, p => Assert.Equal(text, p.Writer.Session.Text));
        Assert.All(people, p => Assert.Empty(p.Writer.Session.Refusals));
        Assert.Empty(people.SelectMany(p => p.Writer.Lies));
        Assert.All(people, p => Assert.NotEqual(0, p.Writer.SaidSaved));
        Assert.Equal(people.SelectMany(p => p.Writer.Written).Order(), text.PlainText().Order());
        output.WriteLine($"{typed} characters, revision {people[0].Writer.Session.Revision}, {clock.Elapsed.TotalSeconds:f0} s");
        foreach (var (connection, client, _) in people)
        {
            await client.DisposeAsync();
            await connection.DisposeAsync();
        }
        await first.Kill();
        await second.Kill();
        Assert.Equal(text, await Stored(new StorageSettings("", database.ConnectionString), draft));
        Assert.Equal(0, (await ServerProcess.Run("verify", "--postgres", database.ConnectionString)).ExitCode);
    }

    private static async Task Create(TrackerClient client, ActorId draft)
    {
        await using var record = client.Open(draft);
        await record.Opened;
        var outcome = await record.Send(CompartmentId.Delegation, new CreateDraft("Briefing"));
        Assert.True(outcome.Result == Protocol.Result.Accepted, outcome.Rejection?.Sentence);
    }

    /// <summary>The text as its log alone makes it.</summary>
    private static async Task<Text.RichText> Stored(StorageSettings storage, ActorId draft)
    {
        await using var store = Stores.OpenReadOnly(storage);
        var state = DraftState.Empty;
        foreach (var row in await store.Events.Read(draft, 0))
            if (new DraftKind().Codec.DecodeEvent(row.Name, row.Schema, row.Payload) is TextChanged changed)
                state = TextEvolution.After(state, changed);
        return state.Text;
    }

    private static async Task Until(Func<bool> condition, Stopwatch clock)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            Assert.True(clock.Elapsed < Patience, "The writers do not get on.");
            await tick.WaitForNextTickAsync();
        }
    }
}
