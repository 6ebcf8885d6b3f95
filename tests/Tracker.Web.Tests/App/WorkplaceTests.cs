using Tracker.Client;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Live;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.App;

public sealed class WorkplaceTests : IAsyncLifetime
{
    private readonly FakeHub hub = new();
    private readonly Workplace workplace;
    private int connections;

    public WorkplaceTests()
    {
        workplace = new Workplace(() =>
        {
            connections++;
            return hub;
        });
        workplace.Enter(new Principal(FakeHub.Ann, "Ann Ahead", []));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => workplace.DisposeAsync();

    [Fact]
    public void Record_that_was_left_is_closed_after_twenty_others_were()
    {
        for (var i = 0; i < 21; i++) workplace.Leave(Visit(i));
        Assert.Equal(Enumerable.Range(1, 20).Select(Actor), Open());
    }

    [Fact]
    public void Record_that_is_visited_again_is_the_same_and_was_left_last()
    {
        var first = Visit(0);
        workplace.Leave(first);
        for (var i = 1; i < 20; i++) workplace.Leave(Visit(i));
        Assert.Same(first, Visit(0));
        workplace.Leave(first);
        workplace.Leave(Visit(20));
        Assert.Equal([Actor(0), .. Enumerable.Range(2, 19).Select(Actor)], Open());
    }

    [Fact]
    public void Record_with_words_that_are_not_saved_stays_open_however_many_others_are_left()
    {
        var first = Visit(0);
        first.Forms.Of("note")["text"] = "half a note";
        workplace.Leave(first);
        for (var i = 1; i < 26; i++) workplace.Leave(Visit(i));
        Assert.Contains(Actor(0), Open());
        Assert.Equal("half a note", Visit(0).Forms.Of("note")["text"]);
    }

    [Fact]
    public void Record_on_the_screen_stays_open_however_many_others_are_left()
    {
        var shown = Visit(0);
        for (var i = 1; i < 26; i++) workplace.Leave(Visit(i));
        Assert.Contains(Actor(0), Open());
        workplace.Leave(shown);
        Assert.Contains(Actor(0), Open());
    }

    [Fact]
    public void Record_that_two_pages_show_is_left_when_both_have()
    {
        var (one, two) = (Visit(0), Visit(0));
        Assert.Same(one, two);
        workplace.Leave(one);
        for (var i = 1; i < 26; i++) workplace.Leave(Visit(i));
        Assert.Contains(Actor(0), Open());
    }

    [Fact]
    public async Task Record_on_pages_of_two_sorts_keeps_what_is_written_on_each_and_its_reader_stays_in_sight()
    {
        var board = workplace.Visit(FakeHub.Actor, client => new DelegationDesk(client, client.Open(FakeHub.Actor)));
        await board.Record.Opened;
        board.Forms.Of("note")["text"] = "half a note";
        var record = workplace.Visit(FakeHub.Actor, client => new Desk(client, client.Open(FakeHub.Actor)));
        record.Record.Look(CompartmentId.Delegation, FakeHub.Point, "seen last");
        await hub.NextLook(l => l.Field == "seen last");
        workplace.Leave(board);
        Assert.Same(record, workplace.Current);
        hub.Lose();
        hub.Return();
        Assert.Equal("seen last", (await hub.NextLook(_ => true)).Field);
        var again = workplace.Visit(FakeHub.Actor, client => new DelegationDesk(client, client.Open(FakeHub.Actor)));
        Assert.Equal("half a note", again.Forms.Of("note")["text"]);
    }

    [Fact]
    public void Record_on_the_screen_is_the_current_one_until_it_is_left()
    {
        Assert.Null(workplace.Current);
        var desk = Visit(0);
        Assert.Same(desk, workplace.Current);
        workplace.Leave(desk);
        Assert.Null(workplace.Current);
    }

    [Fact]
    public async Task All_records_share_one_connection_and_it_ends_with_the_program()
    {
        for (var i = 0; i < 12; i++) workplace.Leave(Visit(i));
        Assert.Equal(1, connections);
        Assert.False(hub.IsDisposed);
        await workplace.DisposeAsync();
        Assert.True(hub.IsDisposed);
    }

    private static ActorId Actor(int number) => ActorId.Parse($"delegation/{(char)('a' + number)}");

    private IEnumerable<ActorId> Open() => workplace.Desks.Select(d => d.Record.Actor).OrderBy(a => a.Value, StringComparer.Ordinal);

    private Desk Visit(int number) => workplace.Visit(Actor(number), client => new Desk(client, client.Open(Actor(number))));
}
