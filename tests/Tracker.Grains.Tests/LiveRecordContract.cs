using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Grains.Tests;

/// <summary>What holds for every record, on either engine.</summary>
public abstract class LiveRecordContract : IAsyncLifetime
{
    private static readonly CompartmentId Delegation = CompartmentId.Delegation;
    private static readonly CompartmentId Government = CompartmentId.Government;
    private IStore store = null!;

    protected abstract Task<IStore> OpenStore();
    protected abstract Task Tamper(string sql);
    protected abstract ValueTask Close();

    public async ValueTask InitializeAsync() => store = await OpenStore();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await Close();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Command_sent_twice_changes_the_record_once()
    {
        var record = await New().Founded();
        var operation = OperationId.New();
        var note = Delegates.Note("Ask for IETF's view first.");

        var outcomes = await Task.WhenAll(
            record.Send(Delegates.Head, Delegation, note, operation), record.Send(Delegates.Head, Delegation, note, operation));

        Assert.All(outcomes, o => Assert.Equal(Result.Accepted, o.Result));
        Assert.Equal(outcomes[0].Version, outcomes[1].Version);
        Assert.Single(await store.Events.FindOperation(record.Actor, operation));
    }

    [Fact]
    public async Task Command_whose_reply_was_lost_is_accepted_again_by_a_later_activation()
    {
        var record = await New().Founded();
        var operation = OperationId.New();
        var note = Delegates.Note("Kept once.");
        await record.Send(Delegates.Head, Delegation, note, operation);

        var outcome = await new Recorder(record.Actor, store.Events).Send(Delegates.Head, Delegation, note, operation, again: true);

        Assert.Equal(Result.Accepted, outcome.Result);
        Assert.Single(await store.Events.FindOperation(record.Actor, operation));
    }

    [Fact]
    public async Task Operation_id_of_somebody_else_is_refused()
    {
        var record = await New().Founded();
        var operation = OperationId.New();
        await record.Send(Delegates.Head, Delegation, Delegates.Note("Mine."), operation);

        var outcome = await record.Send(Delegates.Liaison, Delegation, Delegates.Note("Not mine."), operation);

        Assert.Equal("operation", outcome.Rejection?.Field);
    }

    [Fact]
    public async Task Operation_id_is_unknown_to_anyone_whom_the_record_does_not_admit()
    {
        var record = await New().Founded();
        var (operation, note) = (OperationId.New(), Delegates.Note("Mine."));
        await record.Send(Delegates.Head, Delegation, note, operation);
        var later = new Recorder(record.Actor, store.Events);

        foreach (var asked in (Recorder[])[record, later])
            foreach (var again in (bool[])[false, true])
            {
                Assert.Equal(Rejection.NotFound, (await asked.Send(Delegates.Outsider, Delegation, note, operation, again)).Rejection);
                Assert.Equal(Rejection.NotFound, (await asked.Send(Delegates.Head, Government, note, operation, again)).Rejection);
            }
    }

    [Fact]
    public async Task Founder_who_is_not_on_the_roster_learns_that_his_record_was_made_and_no_other_founder_does()
    {
        var record = New();
        var (operation, administrator) = (OperationId.New(), Delegates.Person("administrator", "administration"));
        var made = await record.Send(administrator, Delegation, Delegates.Create(), operation);

        Assert.Equal(Result.Accepted, made.Result);
        Assert.Equal(made.Version, (await record.Send(administrator, Delegation, Delegates.Create(), operation, again: true)).Version);
        var other = Delegates.Person("other", "administration");
        Assert.Equal(Rejection.NotFound, (await record.Send(other, Delegation, Delegates.Create(), operation, again: true)).Rejection);
        Assert.Equal(
            (await New().Send(other, Delegates.Message(record.Actor, Delegation, Delegates.Create(), seen: 1))).Rejection,
            (await record.Send(other, Delegates.Message(record.Actor, Delegation, Delegates.Create(), seen: 1))).Rejection);
    }

    [Fact]
    public async Task Record_is_the_same_after_a_restart()
    {
        var record = await New().Founded();
        for (var i = 0; i < 20; i++) await record.Must(Delegates.Head, Delegation, Delegates.Note($"Note {i}"));
        var before = await record.Open(Delegates.Head);

        var after = await new Recorder(record.Actor, store.Events).Open(Delegates.Head);

        Assert.Equal(WireCodec.Pack(before).ToString(), WireCodec.Pack(after).ToString());
    }

    [Fact]
    public async Task Viewer_who_was_away_gets_each_missed_event_once_and_in_order()
    {
        var record = await New().Founded();
        for (var i = 0; i < 12; i++) await record.Must(Delegates.Head, Delegation, Delegates.Note($"Note {i}"));
        var known = new Dictionary<CompartmentId, long> { [Delegation] = 8 };

        var part = Assert.Single((await record.Open(Delegates.Head, known)).Parts, p => p.Compartment == Delegation);

        Assert.Null(part.State);
        Assert.Equal(part.Version - 8, part.Events!.Count);
        Assert.Equal("Note 11",
            Delegates.Kind.Codec.DecodeEvent(part.Events[^1].N, part.Events[^1].S, part.Events[^1].P.Utf8.Span) is NoteAdded n ? n.Text : null);
    }

    [Fact]
    public async Task Compartment_not_held_answers_as_a_record_that_does_not_exist()
    {
        var record = await New().Founded();
        var nowhere = New();
        var note = Delegates.Note("?");

        Assert.Equal(
            WireCodec.Pack(await nowhere.Send(Delegates.Head, Government, note)).ToString(),
            WireCodec.Pack(await record.Send(Delegates.Head, Government, note)).ToString());
        Assert.Equal(
            WireCodec.Pack(await nowhere.Send(Delegates.Outsider, Delegation, note)).ToString(),
            WireCodec.Pack(await record.Send(Delegates.Outsider, Delegation, note)).ToString());
        Assert.Equal(Rejection.NotFound, (await record.Open(Delegates.Outsider)).Rejection);
    }

    [Fact]
    public async Task Event_in_a_closed_compartment_leaves_no_gap()
    {
        var record = await New().Founded();
        var before = await record.Must(Delegates.Head, Delegation, Delegates.Note("One."));
        await record.Must(Delegates.Liaison, Government, Delegates.Note("Government only."));
        var after = await record.Must(Delegates.Head, Delegation, Delegates.Note("Two."));

        Assert.Equal(before.Version + 1, after.Version);
        Assert.DoesNotContain((await record.Open(Delegates.Head)).Parts, p => p.Compartment == Government);
        Assert.Contains((await record.Open(Delegates.Liaison)).Parts, p => p.Compartment == Government);
    }

    [Fact]
    public async Task Version_from_the_future_is_refused()
    {
        var record = await New().Founded();
        var outcome = await record.Send(Delegates.Head, Delegates.Message(record.Actor, Delegation, Delegates.Note("?"), seen: 1_000));
        Assert.Equal((RejectionCode.UnknownVersion, "seen"), (outcome.Rejection?.Code, outcome.Rejection?.Field));
    }

    [Theory]
    [InlineData("no-such-command", "{}", RejectionCode.UnknownCommand)]
    [InlineData("add-note", "{\"id\":\"n1\",\"text\":7}", RejectionCode.Malformed)]
    [InlineData("add-note", "{\"id\":\"n1\"}", RejectionCode.Malformed)]
    [InlineData("add-note", "{\"id\":\"n1\",\"text\":\"x\",\"surprise\":1}", RejectionCode.Malformed)]
    [InlineData("add-note", "[", RejectionCode.Malformed)]
    [InlineData("set-due", "{\"id\":\"t1\",\"to\":\"2022-02-30\"}", RejectionCode.Malformed)]
    public async Task Malformed_command_is_rejected_and_changes_nothing(string name, string payload, string code)
    {
        var record = await New().Founded();
        var version = (await record.Open(Delegates.Head)).Parts.Single(p => p.Compartment == Delegation).Version;
        var message = new CommandMessage(record.Actor, OperationId.New(), Delegation, 0, name, new RawJson(System.Text.Encoding.UTF8.GetBytes(payload)));

        var outcome = await record.Send(Delegates.Head, message);

        Assert.Equal(code, outcome.Rejection?.Code);
        Assert.Equal(version, (await record.Open(Delegates.Head)).Parts.Single(p => p.Compartment == Delegation).Version);
    }

    [Fact]
    public async Task Event_that_cannot_be_applied_makes_its_record_read_only_and_no_other()
    {
        var (record, other) = (await New().Founded(), await New().Founded());
        await record.Must(Delegates.Head, Delegation, Delegates.Note("Last good."));
        var good = (await record.Open(Delegates.Head)).Parts.Single(p => p.Compartment == Delegation).Version;
        await record.Must(Delegates.Head, Delegation, Delegates.Note("Will be damaged."));
        await Tamper(
            $"update event set name = 'note.from-the-future' where actor = '{record.Actor}' " +
            $"and version = (select max(version) from event where actor = '{record.Actor}')");

        var reopened = new Recorder(record.Actor, store.Events);
        var opened = await reopened.Open(Delegates.Head);

        Assert.NotNull(opened.ReadOnly);
        Assert.Equal(good, opened.Parts.Single(p => p.Compartment == Delegation).Version);
        Assert.Equal(RejectionCode.ReadOnly, (await reopened.Send(Delegates.Head, Delegation, Delegates.Note("?"))).Rejection?.Code);
        Assert.Equal(Result.Accepted, (await new Recorder(other.Actor, store.Events).Send(Delegates.Head, Delegation, Delegates.Note("Fine."))).Result);
    }

    /// <summary>10,000 races of two activations that do not know of each other; each command is sent until its outcome is known.</summary>
    [Trait("Lane", "Long"), Fact]
    public async Task Two_activations_of_one_record_never_write_the_same_version()
    {
        const int Races = 10_000, Lanes = 20;
        var lanes = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => New().Founded()));
        await Task.WhenAll(lanes.Select(async first =>
        {
            var second = new Recorder(first.Actor, store.Events);
            for (var race = 0; race < Races / Lanes; race++)
                await Task.WhenAll(UntilKnown(first, race), UntilKnown(second, race));
        }));

        foreach (var lane in lanes)
        {
            var events = await store.Events.Read(lane.Actor, 0);
            Assert.Equal(Enumerable.Range(1, events.Count).Select(v => (long)v), events.Select(e => e.Version));
            Assert.Equal(2 * Races / Lanes, events.Count(e => e.Name == "delegation.mandate-edited"));
            Assert.Equal(events.Count, events.Select(e => (e.Operation, e.Ordinal)).Distinct().Count());
        }
    }

    private static async Task UntilKnown(Recorder record, int race)
    {
        var (operation, again) = (OperationId.New(), false);
        while (true)
        {
            var mandate = (await record.Open(Delegates.Head)).Parts.Single(p => p.Compartment == Delegation);
            var was = Mandate(mandate);
            var outcome = await record.Send(Delegates.Head, Delegation, new EditMandate(new Edit(was, $"{race} {operation}")), operation, again);
            if (outcome.Result == Result.Accepted) return;
            if (outcome.Rejection is { Code: not RejectionCode.Conflict } rejection) Assert.Fail(rejection.Sentence);
            again = true;
        }
    }

    private static string? Mandate(OpenedPart part) =>
        ((DelegationState)System.Text.Json.JsonSerializer.Deserialize(part.State!.Value.Utf8.Span, Delegates.Kind.StateInfo)!).Facts!.Mandate.Value;

    private Recorder New() => new(ActorId.Parse("delegation/" + Guid.NewGuid().ToString("N")), store.Events);
}

public sealed class LiveRecordOnSqlite : LiveRecordContract
{
    private readonly SqliteFile file = new();

    protected override Task<IStore> OpenStore() => Stores.Open(new StorageSettings(file.Folder));

    protected override Task Tamper(string sql)
    {
        file.Tamper(sql);
        return Task.CompletedTask;
    }

    protected override ValueTask Close()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class LiveRecordOnPostgres : LiveRecordContract
{
    private PostgresDatabase database = null!;

    protected override async Task<IStore> OpenStore()
    {
        database = await PostgresServer.Shared.CreateDatabase();
        return await Stores.Open(new StorageSettings("", database.ConnectionString));
    }

    protected override Task Tamper(string sql) => database.Tamper(sql);
    protected override ValueTask Close() => database.DisposeAsync();
}
