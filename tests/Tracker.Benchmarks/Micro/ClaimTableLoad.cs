using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;
using Tracker.Grains;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks.Micro;

/// <summary>
/// The table of claims when it is full: <c>claims [COUNT]</c>, 250,000 by default, on both engines. What one append costs with and without a row in it,
/// in turn, and how long the questions to it take.
/// </summary>
public static class ClaimTableLoad
{
    private const int OfEach = 25, Appends = 400, Asked = 100, Parties = 2_000, Documents = 300;
    private static readonly string[] Countries = ["China", "Germany", "Japan", "Korea", "United States", "France", "Brazil", "India"];
    private static readonly JsonTypeInfo Json = ClaimRows.StatementsOf(WorkItem.Kind);
    private static readonly SearchSight Public = new([("work-item", CompartmentId.Record), ("committee", CompartmentId.Record)], [], []);

    public static async Task<int> Run(int claims)
    {
        using (var file = new SqliteFile()) await Measure("SQLite", await Stores.Open(new StorageSettings(file.Folder)), claims, () => Task.CompletedTask);
        await using var database = await PostgresServer.Shared.CreateDatabase();
        // As the server itself does within a minute.
        await Measure("PostgreSQL", await Stores.Open(new StorageSettings("", database.ConnectionString)), claims, () => database.Execute("analyze"));
        return 0;
    }

    private static async Task Measure(string engine, IStore store, int claims, Func<Task> analyze)
    {
        await using var opened = store;
        var (random, started) = (Seeded.For(engine), Stopwatch.GetTimestamp());
        var subjects = Enumerable.Range(0, claims / OfEach).Select(i => ActorId.Parse(Name(i))).ToList();
        foreach (var some in subjects.Chunk(200))
            await Task.WhenAll(some.Select(s => store.Events.Append(new Chain(s).Next(count: OfEach, claims: Rows(s, random)))));
        Print($"{engine}: {subjects.Count * OfEach} claims of {subjects.Count} records in {Stopwatch.GetElapsedTime(started).TotalSeconds:f0} s");
        await analyze();
        await Write(store, random);
        await Read(store, subjects, random);
    }

    /// <summary>Appends of one event with its row and without, in turn, one after the other and 16 at once.</summary>
    private static async Task Write(IStore store, Random random)
    {
        foreach (var atOnce in (int[])[1, 16])
        {
            var (with, without) = (new List<double>(), new List<double>());
            for (var i = 0; i < Appends; i++)
                foreach (var (times, has) in new[] { (without, false), (with, true) })
                {
                    var appends = Enumerable.Range(0, atOnce).Select(n => ActorId.Parse($"work-item/{(has ? "with" : "without")}/{atOnce}-{i}-{n}"))
                        .Select(a => new Chain(a).Next(claims: has ? [Rows(a, random)[i % OfEach] with { Version = 1 }] : null)).ToList();
                    var started = Stopwatch.GetTimestamp();
                    await Task.WhenAll(appends.Select(a => store.Events.Append(a)));
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            Print($"  append, {atOnce} at once: {Says(without)} without a row, {Says(with)} with one; ratio of medians {Median(with) / Median(without):f2}");
        }
    }

    private static async Task Read(IStore store, List<ActorId> subjects, Random random)
    {
        ActorId Party() => ActorId.Parse($"organization/org{random.Next(Parties):d4}");
        DateOnly Day() => new(2000 + random.Next(25), 6, 30);
        var late = Chain.Start.AddDays(1);
        await Ask("subject", () => new(Subject: subjects[random.Next(subjects.Count)]));
        await Ask("named record", () => new(Names: [Party()]));
        await Ask("document", () => new(Document: Sha(random.Next(Documents))));
        await Ask("statement, first 50", () => new(Statements: ["supporting-member"]));
        await Ask("statement, 50 of the middle", () => new(Statements: ["supporting-member"]), skip: 20_000);
        await Ask("country, statement, both clocks", () => new(
            Statements: ["supporting-member"], Country: Countries[random.Next(Countries.Length)], AsOf: Day(), Known: late));
        await Ask("statement of a kind as of a day, all", () => new(
            Statements: ["titled"], Kind: "work-item", AsOf: Day(), Known: late), take: int.MaxValue);
        await Ask("everything of 50 records", () => new(Subjects: random.GetItems(subjects.ToArray(), 50), Ever: true), take: int.MaxValue);

        async Task Ask(string what, Func<ClaimFilter> filter, int skip = 0, int take = 50)
        {
            var (times, rows) = (new List<double>(), 0);
            for (var i = -5; i < Asked; i++)
            {
                var (asked, started) = (filter(), Stopwatch.GetTimestamp());
                var found = await store.Claims.Find(asked, Public, skip, take);
                if (i >= 0) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                rows = Math.Max(rows, found.Count);
            }
            Print($"  {what}: {Says(times)}, up to {rows} rows");
        }
    }

    private static List<ClaimRow> Rows(ActorId actor, Random random)
    {
        var book = ClaimBook.Empty;
        for (var n = 1; n <= OfEach; n++)
        {
            var passage = random.Next(2) == 0 ? new Passage(Sha(random.Next(Documents)), "120-180") : null;
            var source = new Source("Report on standards", "so", Passage: passage);
            var from = PartialDate.Of(new DateOnly(2000 + random.Next(25), 1 + random.Next(12), 1));
            var assertion = new Assertion(EntityId.Parse($"c{n}"), Says(n, random), source, random.Next(3) == 0 ? null : new PartialInterval(from));
            book = book.Apply(new Recorded(
                CompartmentId.Record, n, OperationId.New(), ParticipantId.System, null, Chain.Start.AddMinutes(n), new ClaimRecorded(assertion)));
        }
        return [.. book.Claims.Select(c => ClaimRow.Of(actor, CompartmentId.Record, book, c, Json))];
    }

    private static Statement Says(int n, Random random)
    {
        var number = random.Next(Parties);
        var party = new Reference($"Organisation {number}", ActorId.Parse($"organization/org{number:d4}"));
        var country = Countries[random.Next(Countries.Length)];
        return n switch
        {
            1 => new Titled($"Requirements and framework of item {random.Next(100_000)}"),
            2 => new OfCommittee(new Reference("Study Group", ActorId.Parse($"committee/itu-t/sg{random.Next(40)}"))),
            3 => new StatusReached(StatusCode.Parse("under-study")),
            4 => new Identified($"Y.{random.Next(10_000)}"),
            < 8 => new Editor(party, new Reference("A person", ActorId.Parse($"person/p{random.Next(5_000)}")), country),
            < 20 => new SupportingMember(party, country),
            < 23 => new Contribution($"C-{random.Next(10_000)}", ContributionKind.TextProposal, [party], "Proposed text for a clause of the document"),
            _ => new Described("Scope", "What the source says of the scope of the document, in a sentence of some length, as sources do."),
        };
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"work-item/itu-t/sg{i % 40}/item-{i}");
    private static string Sha(int document) => document.ToString("x64", CultureInfo.InvariantCulture);
    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Says(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {Median(times):f2} ms, p95 {times.Order().ElementAt(times.Count * 95 / 100):f2} ms");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
