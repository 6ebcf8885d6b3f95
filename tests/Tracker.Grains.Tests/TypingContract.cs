using System.Text.Json;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;
using Tracker.Testing;
using static Tracker.Grains.Tests.Typewriter;

namespace Tracker.Grains.Tests;

/// <summary>What holds where people type into a text, on either engine.</summary>
public abstract class TypingContract : IAsyncLifetime
{
    private readonly Guid first = new(1, 0, 0, new byte[8]), second = new(2, 0, 0, new byte[8]);
    private IStore store = null!;

    protected abstract Task<IStore> OpenStore();
    protected abstract ValueTask Close();

    public async ValueTask InitializeAsync() => store = await OpenStore();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await Close();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Changes_of_many_typists_are_one_event_in_their_order()
    {
        var text = await New().Created();
        var sessions = Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray();
        var calls = Enumerable.Range(1, 4).SelectMany(n => sessions.Select((s, i) => Call(i == 0 ? Bo : Ada, s, n, $"<{i}.{n}>"))).ToArray();

        Assert.Empty(await text.Type(calls));

        var rows = await store.Events.Read(text.Actor, 1);
        var changed = Changed(Assert.Single(rows));
        Assert.Equal((20, 20L), (changed.Changes.Length, (await State(text.Actor)).Revision));
        Assert.Equal(ParticipantId.Several, rows[0].Participant);
        foreach (var i in Enumerable.Range(0, 5))
            Assert.Equal([1, 2, 3, 4], Enumerable.Range(1, 4).OrderBy(n => text.Text.IndexOf($"<{i}.{n}>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Change_sent_again_is_in_the_text_once_also_after_a_restart()
    {
        var text = await New().Created();
        var call = Call(Ada, first, 1, "once");
        Assert.Empty(await text.Type(call, call));
        Assert.Empty(await text.Type(call, Call(Bo, second, 1, "then ", 1)));
        var restarted = await Opened(text.Actor);

        Assert.Empty(await restarted.Type(call));
        Assert.Empty(await restarted.Type(Call(Ada, first, 2, "twice ", revision: 2)));

        Assert.Equal("twice then once", restarted.Text);
        Assert.Equal(4, (await store.Events.Read(text.Actor, 0)).Count);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Change_whose_outcome_was_unknown_is_sent_again_and_in_the_text_once(bool stored)
    {
        var log = new FailingLog(store.Events);
        var text = await new Typewriter(NewActor(), log).Created();
        log.Next = stored ? FailingLog.Fault.AfterStoring : FailingLog.Fault.BeforeStoring;
        var call = Call(Ada, first, 1, "kept");

        var unknown = Assert.Single(await text.Type(call));
        Assert.Equal((first, 1L, null), (unknown.Session, unknown.Number, unknown.Rejection));
        Assert.Empty(await text.Type(call));

        Assert.Equal("kept", text.Text);
        Assert.Single(await store.Events.Read(text.Actor, 0), r => r.Name == TextChanged.Name);
    }

    [Fact]
    public async Task Refusal_names_its_sender_and_leaves_the_others_in_the_event()
    {
        var text = await New().Created();
        var refused = await text.Type(Call(Sue, first, 1, "no"), Call(Ada, second, 1, "yes"));
        Assert.Equal((first, Sue.Id), (refused.Single().Session, refused[0].By));
        Assert.Equal(RejectionCode.Forbidden, Code(refused[0]));
        Assert.Equal("yes", text.Text);
    }

    [Fact]
    public async Task Bytes_that_are_no_change_are_refused_and_leave_the_others_in_the_event()
    {
        var text = await New().Created();
        var torn = Call(Ada, first, 1, "torn");
        var refused = await text.Type(torn with { Message = torn.Message[..^1] }, Call(Bo, second, 1, "whole"));
        Assert.Equal(RejectionCode.Malformed, Code(Assert.Single(refused)));
        Assert.Equal("whole", text.Text);
    }

    [Fact]
    public async Task Loan_that_closes_the_text_or_ends_decides_from_the_next_change_on()
    {
        var text = await New().Created();
        Assert.Empty(await text.Type(Call(Ada, first, 1, "open")));
        await text.Inherit(new InheritedRights(Roster, Terms with { Closed = "This position is final." }));
        Assert.Equal(RejectionCode.IllegalStep, Code(Assert.Single(await text.Type(Call(Ada, first, 2, "x", 1)))));
        await text.Inherit(new InheritedRights(new AccessList([.. Roster.Roster.Where(l => l.Participant != Ada.Id)]), Terms));
        Assert.Equal(RejectionCode.NotFound, Code(Assert.Single(await text.Type(Call(Ada, first, 2, "x", 1)))));
        Assert.Empty(await text.Type(Call(Bo, second, 1, "still ", 1)));
        await text.Inherit(null);
        Assert.Equal(RejectionCode.NotFound, Code(Assert.Single(await text.Type(Call(Bo, second, 2, "x", 2)))));
        Assert.Equal("still open", text.Text);
    }

    [Fact]
    public async Task Text_of_no_record_is_neither_made_nor_typed_into()
    {
        var text = new Typewriter(NewActor(), store.Events, lent: false);
        Assert.Equal(Rejection.NotFound, (await text.Send(Ada, new CreateDraft("Brief"))).Rejection);
        Assert.Equal(RejectionCode.NotFound, Code(Assert.Single(await text.Type(Call(Ada, first, 1, "x")))));
        Assert.Empty(await store.Events.Read(text.Actor, 0));
    }

    /// <summary>Ten typists at once, some of whose appends fail: every window sends again what is unknown, and all of it is in the text once.</summary>
    [Fact]
    public async Task Everything_typed_is_in_the_text_once_whatever_the_store_forgets()
    {
        const int Typed = 30, Windows = 10;
        var random = Seeded.For(nameof(Everything_typed_is_in_the_text_once_whatever_the_store_forgets));
        var log = new FailingLog(store.Events);
        var text = await new Typewriter(NewActor(), log).Created();
        for (var number = 1; number <= Typed; number++)
        {
            if (random.Next(3) == 0) log.Next = (FailingLog.Fault)random.Next(1, 3);
            var calls = Enumerable.Range(1, Windows)
                .Select(w => Call(w % 2 == 0 ? Ada : Bo, new Guid(w, 0, 0, new byte[8]), number, $"[{w}.{number}]", (number - 1) * Windows)).ToList();
            while (calls.Count > 0)
            {
                var unknown = (await text.Type([.. calls])).ToList();
                Assert.All(unknown, u => Assert.Null(u.Rejection));
                calls.RemoveAll(c => unknown.All(u => u.Session != c.Session));
            }
        }
        foreach (var w in Enumerable.Range(1, Windows))
            foreach (var n in Enumerable.Range(1, Typed))
                Assert.True(text.Text.Split($"[{w}.{n}]").Length == 2, $"[{w}.{n}] with seed {Seeded.Seed}");
        Assert.Equal(text.Text, (await State(text.Actor)).Text.PlainText());
    }

    private Typewriter New() => new(NewActor(), store.Events);

    private async Task<Typewriter> Opened(ActorId actor)
    {
        var text = new Typewriter(actor, store.Events);
        await text.Ready;
        return text;
    }

    private async Task<DraftState> State(ActorId actor)
    {
        var state = DraftState.Empty;
        foreach (var row in await store.Events.Read(actor, 0))
            state = Kind.Evolve(state, new Recorded(row.Compartment, row.CompartmentVersion, row.Operation, row.Participant, row.OnBehalfOf, row.RecordedAt,
                Kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload)));
        return state;
    }

    private static TextChanged Changed(StoredEvent row) => (TextChanged)Kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload);

    private static string? Code(RefusedLine line) =>
        line.Rejection is null ? null : JsonSerializer.Deserialize(line.Rejection, WireJson.Strict.Rejection)!.Code;
}

public sealed class TypingOnSqlite : TypingContract
{
    private readonly SqliteFile file = new();

    protected override Task<IStore> OpenStore() => Stores.Open(new StorageSettings(file.Folder));

    protected override ValueTask Close()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class TypingOnPostgres : TypingContract
{
    private PostgresDatabase database = null!;

    protected override async Task<IStore> OpenStore()
    {
        database = await PostgresServer.Shared.CreateDatabase();
        return await Stores.Open(new StorageSettings("", database.ConnectionString));
    }

    protected override ValueTask Close() => database.DisposeAsync();
}
