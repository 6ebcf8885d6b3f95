using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private const string Sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly JsonTypeInfo Json = WorkItem.Kind.StateInfo.Options.GetTypeInfo(typeof(Statement));
    private static readonly ActorId Item = ActorId.Parse("work-item/a"), Body = ActorId.Parse("committee/sg13"), Firm = ActorId.Parse("organization/huawei");
    private static readonly SearchSight Public = Sight("work-item record", "committee record", "organization record");
    private static readonly Reference Huawei = new("Huawei", Firm);

    [Fact]
    public async Task Claims_are_found_by_everything_that_is_asked()
    {
        var item = new Book(Item)
            .Say("t", new Titled("Quantum keys"))
            .Say("e", new Editor(Huawei, new Reference("Li", ActorId.Parse("person/li")), "China"), "2016/2018", new Passage(Sha, "12-40"))
            .Say("s", new StatusReached(StatusCode.Parse("40.60")), "2017-03/2017-03");
        await Store(item);
        await Store(new Book(Body).Say("t", new Titled("SG13")).Say("p", new PartOf(new Reference("ITU-T", ActorId.Parse("committee/itu-t")))));
        await Store(new Book(ActorId.Parse("committeeship/x")).Say("t", new Titled("Another kind")));

        Assert.Equal(["sg13 t", "sg13 p", "a t", "a e", "a s"], await Claims(new()));
        Assert.Equal(["a t", "a e", "a s"], await Claims(new(Subject: Item)));
        Assert.Equal(["sg13 t", "sg13 p"], await Claims(new(Subjects: [Body])));
        Assert.Equal(["sg13 t", "sg13 p"], await Claims(new(Kind: "committee")));
        Assert.Equal(["a e"], await Claims(new(Statements: ["editor"])));
        Assert.Equal(["sg13 p", "a e"], await Claims(new(Statements: ["part-of", "editor"])));
        Assert.Equal(["a e"], await Claims(new(Names: [Firm])));
        Assert.Equal(["a e"], await Claims(new(Names: [ActorId.Parse("person/li"), Item])));
        Assert.Empty(await Claims(new(Names: [Item])));
        Assert.Equal(["a e"], await Claims(new(Document: Sha)));
        Assert.Equal(["a e"], await Claims(new(Country: "China")));
        Assert.Empty(await Claims(new(Country: "china")));
        Assert.Equal(["a e"], await Claims(new(Subject: Item, Statements: ["editor"], Names: [Firm], Document: Sha, Country: "China", Kind: "work-item")));
        Assert.Equal(["sg13 p", "a t"], await Claims(new(), skip: 1, take: 2));
    }

    [Fact]
    public async Task Row_says_everything_of_its_claim()
    {
        var item = new Book(Item).Say("e", new Editor(Huawei, null, "China"), "2016-05/2018", new Passage(Sha, "12-40+50-60"), hearsay: true);
        await Store(item);
        var row = Assert.Single(await store.Claims.Find(new(), Public, 0, 10));
        Assert.Equal(item.Rows().Single(), row);
        Assert.Equal(("editor", "editor:organization/huawei:", "Huawei", "organization/huawei", "China", "organization/huawei", null),
            (row.Statement, row.About, row.Value, row.Named, row.Country, row.Organization, row.Committee));
        Assert.Equal(("2016-05", "2018", new DateOnly(2016, 5, 1), new DateOnly(2018, 12, 31), true),
            (row.ValidFrom?.Value, row.ValidTo?.Value, row.HoldsFrom, row.HoldsTo, row.IsHearsay));
        Assert.Equal(("Report", Sha, "12-40+50-60"), (row.Source, row.Document, row.Span));
        var claim = item.Claims.Claims[0];
        Assert.Equal((claim.Id, claim.Statement, claim.Valid, claim.At, claim.Version, false), Facts(ClaimRow.BookOf([row], null, Json).Claims[0]));

        static (EntityId, Statement, PartialInterval?, DateTimeOffset, long, bool) Facts(Claim c) =>
            (c.Id, c.Statement, c.Valid, c.At, c.Version, c.IsFact);
    }

    [Theory]
    [InlineData("2015-12-31", "a t")]
    [InlineData("2016-01-01", "a t", "a e")]
    [InlineData("2017-03-01", "a t", "a e", "a s")]
    [InlineData("2018-12-31", "a t", "a e", "a s")]
    [InlineData("2019-01-01", "a t", "a s")]
    public async Task Claims_of_a_day_are_those_that_may_hold_on_it_and_what_happened_holds_ever_since(string day, params string[] expected)
    {
        await Store(new Book(Item).Say("t", new Titled("Undated")).Say("e", new Editor(Huawei), "2016/2018")
            .Say("s", new StatusReached(StatusCode.Parse("40.60")), "2017-03/2017-03"));
        Assert.Equal(expected, await Claims(new(AsOf: PartialDate.Parse(day).Latest)));
    }

    [Fact]
    public async Task Corrected_and_withdrawn_claims_stay_and_are_known_at_their_time()
    {
        var item = new Book(Item).Say("t", new Titled("First")).Say("u", new Titled("Second"));
        await Store(item);
        var chain = Testing.Chain.After(Item, await store.Events.Read(Item, 0));
        await store.Events.Append(chain.Next(claims: item.Withdraw("t").Rows()));
        Assert.Equal(["a u"], await Claims(new()));
        Assert.Equal(["a t", "a u"], await Claims(new(Ever: true)));
        Assert.Equal(["a t"], await Claims(new(Known: item.TimeOf(1))));
        Assert.Equal(["a t", "a u"], await Claims(new(Known: item.TimeOf(2))));
        Assert.Equal(["a u"], await Claims(new(Known: item.TimeOf(3))));
        Assert.Empty(await Claims(new(Known: item.TimeOf(1).AddTicks(-10))));
        var gone = (await store.Claims.Find(new(Ever: true), Public, 0, 10))[0];
        Assert.Equal(item.TimeOf(3), gone.RecordedTo);
    }

    [Fact]
    public async Task What_is_closed_to_the_viewer_is_no_claim_for_them()
    {
        await Store(new Book(Item).Say("t", new Titled("Open")));
        await Store(new Book(Body, CompartmentId.Government).Say("g", new Editor(Huawei, null, "China"), passage: new Passage(Sha, "1-2")));
        var mine = ActorId.Parse("delegation/mine");
        await Store(new Book(mine, CompartmentId.Delegation).Say("d", new Titled("Mine")));

        Assert.Equal(["a t"], await Claims(new(Ever: true)));
        foreach (var asked in (ClaimFilter[])[new(Names: [Firm]), new(Document: Sha), new(Country: "China"), new(Subject: Body), new(Statements: ["editor"])])
        {
            Assert.Empty(await Claims(asked));
            Assert.Equal(["sg13 g"], await Claims(asked, Sight("committee record", "committee government")));
        }
        Assert.Equal(["a t"], await Claims(new(), skip: 0, take: 1));
        Assert.Equal(["mine d"], await Claims(new(), new SearchSight([("delegation", CompartmentId.Record)], [mine], [(mine, CompartmentId.Delegation)])));
        Assert.Empty(await Claims(new(), new SearchSight([("delegation", CompartmentId.Delegation)], [mine], [])));
        Assert.Empty(await Claims(new(), new SearchSight([], [], [])));
    }

    [Fact]
    public async Task Claims_follow_what_is_appended_also_twice_in_one_group_and_not_what_is_refused()
    {
        var (chain, lost) = (new Chain(Item), new Chain(Item));
        var item = new Book(Item).Say("t", new Titled("First"));
        var first = item.Rows();
        var second = item.Say("u", new Titled("Second")).Withdraw("t").Rows();
        await Task.WhenAll(store.Events.Append(chain.Next(claims: first)), store.Events.Append(chain.Next(claims: second)));
        Assert.Equal(["a u"], await Claims(new()));
        var other = new Book(Item).Say("x", new Titled("Lost")).Rows();
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(lost.Next(count: 2, claims: other)));
        Assert.Equal(["a t", "a u"], await Claims(new(Ever: true)));
        await Assert.ThrowsAsync<ArgumentException>(() => store.Events.Append(new Chain(Body).Next(claims: other)));
    }

    [Fact]
    public async Task Claims_of_earlier_events_are_filled_in_and_what_came_since_stays()
    {
        var (a, b) = (new Book(Item).Say("t", new Titled("A")), new Book(Body).Say("t", new Titled("B")).Say("p", new PartOf(Huawei)));
        var second = new Chain(Body);
        await store.Events.Append(new Chain(Item).Next());
        await store.Events.Append(second.Next());
        Assert.Equal([Body], await store.Claims.Unfilled(1));
        var earlier = b.Rows();
        await store.Events.Append(second.Next(claims: [b.Withdraw("t").Rows()[0]]));
        await store.Claims.Fill(earlier, Body);
        Assert.Equal([Item], await store.Claims.Unfilled(10));
        Assert.False(await store.Inspection.HasAllClaims());
        await store.Claims.Fill(a.Rows(), Item);
        Assert.Empty((await store.Claims.Unfilled(10))!);
        await store.Claims.Fill([], null);
        Assert.Null(await store.Claims.Unfilled(10));
        Assert.True(await store.Inspection.HasAllClaims());

        Assert.Equal(["sg13 p", "a t"], await Claims(new()));
        Assert.Equal(["sg13 p"], await Claims(new(Names: [Firm])));
        Assert.Equal(["sg13 t", "sg13 p", "a t"], await Claims(new(Ever: true)));
        await store.Claims.Empty();
        Assert.Empty(await Claims(new(Ever: true)));
        Assert.Empty(await Claims(new(Names: [Firm])));
        Assert.Equal([Body, Item], await store.Claims.Unfilled(10));
    }

    [Fact]
    public async Task Claim_that_no_database_can_hold_does_not_stop_its_neighbours()
    {
        await Store(new Book(Item).Say("d", new Described("nul \0 half \ud800", new string('x', 20_000))).Say("t", new Titled("Neighbour")));
        Assert.Equal(["a d", "a t"], await Claims(new()));
    }

    [Fact]
    public async Task Claims_of_a_record_are_inspected_with_the_records_that_they_name()
    {
        var item = new Book(Item).Say("t", new Titled("A")).Say("e", new Editor(Huawei));
        await Store(item);
        await Store(new Book(Body).Say("e", new PartOf(Huawei)));
        var found = (await store.Inspection.Read(Item.Value)).Claims;
        Assert.Equal(item.Rows(), found.Select(f => f.Row));
        Assert.Equal([[], [Firm]], found.Select(f => f.Named));
    }

    private Task Store(Book book) => store.Events.Append(new Chain(book.Actor).Next(claims: book.Rows()));

    private async Task<IEnumerable<string>> Claims(ClaimFilter filter, SearchSight? sight = null, int skip = 0, int take = 50) =>
        (await store.Claims.Find(filter, sight ?? Public, skip, take)).Select(c => $"{c.Actor.Value.Split('/')[^1]} {c.Id}");

    /// <summary>The claims of a record, recorded a microsecond apart.</summary>
    private sealed class Book(ActorId actor, CompartmentId? compartment = null)
    {
        private long version;

        public ActorId Actor => actor;
        public ClaimBook Claims { get; private set; } = ClaimBook.Empty;
        public DateTimeOffset TimeOf(long at) => Testing.Chain.Start.AddMicroseconds(at);

        public Book Say(string id, Statement statement, string? valid = null, Passage? passage = null, bool hearsay = false)
        {
            PartialInterval? during = valid?.Split('/') is [var from, var to] ? new(PartialDate.Read(from), PartialDate.Read(to)) : null;
            return Apply(new ClaimRecorded(new Assertion(
                EntityId.Parse(id), statement, new Source("Report", "so", Passage: passage), during, hearsay ? new Hearsay("CESI") : null)));
        }

        public Book Withdraw(string id) => Apply(new ClaimSuperseded(EntityId.Parse(id), "wrong"));

        public IReadOnlyList<ClaimRow> Rows() =>
            [.. Claims.Claims.Select(c => ClaimRow.Of(actor, compartment ?? CompartmentId.Record, Claims, c, Json))];

        private Book Apply(Event happened)
        {
            version++;
            Claims = Claims.Apply(new Recorded(
                compartment ?? CompartmentId.Record, version, OperationId.New(), ParticipantId.Parse("someone"), null, TimeOf(version), happened));
            return this;
        }
    }
}
