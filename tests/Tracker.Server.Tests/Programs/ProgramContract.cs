using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Tracker.Client;
using Tracker.Domain.Parts;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Tests.Alerts;
using Tracker.Server.Tests.Sessions;
using Tracker.Testing;

namespace Tracker.Server.Tests.Programs;

/// <summary>A program on a running server: its money, its forecasts, and who gets neither.</summary>
public abstract class ProgramContract : AlertServers
{
    private const string Program = "program/quantum", Open = "delegation", Closed = "program";
    private static readonly EntityId Fund = EntityId.Parse("f"), Line = EntityId.Parse("s");
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Of_many_who_obligate_the_last_dollar_at_once_one_wins_and_the_others_are_told_what_is_left()
    {
        var server = await Begin();
        await Accepted(server, "manager", Program, Closed, Post(Flow.Commitment, 100));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            server.Sends(i % 2 == 0 ? "manager" : "second", Program, Closed, Post(Flow.Obligation, 100))));
        Assert.Single(outcomes, o => o.Rejection is null);
        Assert.All(
            outcomes.Select(o => o.Rejection).OfType<Rejection>(),
            no => Assert.Equal(
                ("amount.units", "There is 0.00 USD of the commitments to this stream left to obligate; this is 1.00 USD."), (no.Field, no.Sentence)));
        using var browser = await server.SignedIn("manager");
        Assert.Equal(3, (await browser.GetStringAsync("/api/program/ledger?actor=" + Program)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Ledger_goes_to_managers_and_named_heads_and_coverage_to_readers_too()
    {
        var server = await Begin();
        await Accepted(server, "manager", Program, Closed, Post(Flow.Plan, 7_777_777));
        foreach (var (who, ledger, coverage) in new[]
        {
            ("manager", true, true), ("engineer", true, true), ("other", false, true), ("stranger", false, false), ("official", false, false),
        })
        {
            using var browser = await server.SignedIn(who);
            using var sheet = await browser.GetAsync("/api/program/ledger?actor=" + Program);
            Assert.Equal(ledger ? HttpStatusCode.OK : HttpStatusCode.NotFound, sheet.StatusCode);
            Assert.Equal(ledger, (await sheet.Content.ReadAsStringAsync()).Contains("77777.77", StringComparison.Ordinal));
            using var ends = await browser.GetAsync("/api/program/coverage?actor=" + Program);
            Assert.Equal(coverage ? HttpStatusCode.OK : HttpStatusCode.NotFound, ends.StatusCode);
            var record = await (await browser.GetAsync("/api/record?actor=" + Program)).Content.ReadAsStringAsync();
            Assert.Equal((ledger, coverage), (record.Contains("7777777", StringComparison.Ordinal), record.Contains("Quantum", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Forecast_is_read_from_the_public_record_and_counts_its_cases()
    {
        var server = await Begin();
        foreach (var (key, months) in new[] { ("a", 12), ("b", 20), ("c", 24), ("d", 30), ("e", 48) })
        {
            await Opens(server, "work-item/done-" + key, "Done " + key);
            await Reaches(server, "work-item/done-" + key, "under-study", new(2010, 1, 1));
            await Reaches(server, "work-item/done-" + key, "approved", new DateOnly(2010, 1, 1).AddMonths(months));
        }
        await Opens(server, Item, "QKD item");
        await Reaches(server, Item, "under-study", new(2026, 1, 1));
        using var browser = await server.SignedIn("other");
        var view = await browser.GetFromJsonAsync("/api/program/coverage?actor=" + Program, ApiJson.Lenient.CoverageView);
        var end = Assert.Single(view!.Ends);
        Assert.Equal(("2027-01", "2028-01", "2030-01", 5), (end.Early?.Value, end.Middle?.Value, end.Late?.Value, end.Cases));
    }

    /// <summary>How long it takes is written down; the bound is that of a machine on which everything else runs too.</summary>
    [Trait("Lane", "Long"), Fact]
    public async Task Changed_stream_turns_the_risk_on_fifty_pages()
    {
        var server = await Begin();
        await Accepted(server, "manager", Program, Open, new PlanEnd(ActorId.Parse(Item), To: new(
            PartialDate.Parse("2027-10"), PartialDate.Parse("2027-11"), PartialDate.Parse("2027-12"), "Rapporteur")));
        using var browser = await server.SignedIn("other");
        var pages = await Task.WhenAll(Enumerable.Range(0, Pages).Select(_ => Page.Of(server, browser)));
        var (took, was) = (new List<double>(), "2027-12");
        foreach (var to in Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "2027-06" : "2027-12"))
        {
            var level = to == "2027-06" ? RiskLevel.Red : RiskLevel.Covered;
            var turned = pages.Select(p => p.Turns(level)).ToList();
            var begun = Stopwatch.GetTimestamp();
            await Accepted(server, "manager", Program, Open, new ChangeStream(Line, Runs(was), Runs(to), "Budget decision"));
            took.AddRange((await Task.WhenAll(turned)).Select(at => Stopwatch.GetElapsedTime(begun, at).TotalMilliseconds));
            was = to;
        }
        took.Sort();
        var (half, most) = (took[took.Count / 2], took[(took.Count * 99 / 100) - 1]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Pages} pages, {took.Count} turns: p50 {half:0} ms, p99 {most:0} ms, slowest {took[^1]:0} ms");
        foreach (var page in pages) await page.DisposeAsync();
        Assert.True(most < 3_000, $"p99 {most:0} ms");
    }

    [Fact]
    public async Task Managers_find_people_to_name_and_those_who_are_named_are_told()
    {
        var server = await Begin();
        using var browser = await server.SignedIn("manager");
        Assert.Contains("engineer", await browser.GetStringAsync("/api/people?contains=ORI"), StringComparison.Ordinal);
        Assert.Contains(
            (await Alerts(server, "engineer")).Lines.Where(l => l.Record.Value == Program).SelectMany(l => l.Changes),
            c => c.What.Contains("changed which heads read the program", StringComparison.Ordinal));
        Assert.DoesNotContain((await Alerts(server, "stranger")).Lines, l => l.Record.Value == Program);
    }

    private const int Pages = 50;

    private static PartialInterval Runs(string to) => new(PartialDate.Parse("2026-01"), PartialDate.Parse(to));

    /// <summary>A page on which the program is open.</summary>
    private sealed class Page(Socket socket, TrackerClient client, RecordSession session) : IAsyncDisposable
    {
        public static async Task<Page> Of(RunningServer server, HttpClient browser)
        {
            var socket = await Socket.Of(server, browser);
            var client = socket.Client(server.Directory.Find(ParticipantId.Parse("other"))!);
            var session = client.Open(ActorId.Parse(Program));
            await session.Opened.WaitAsync(Socket.Patience);
            return new(socket, client, session);
        }

        /// <summary>Completes when the page shows this risk, with the moment.</summary>
        public async Task<long> Turns(RiskLevel level)
        {
            var reached = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            void Look()
            {
                if (session.View.Of<ProgramRecord>(CompartmentId.Delegation) is { } program && ItemRisk.Of(program, _ => null, Today)[0].Level == level)
                    reached.TrySetResult(Stopwatch.GetTimestamp());
            }
            session.Changed += Look;
            Look();
            var at = await reached.Task.WaitAsync(Socket.Patience);
            session.Changed -= Look;
            return at;
        }

        public async ValueTask DisposeAsync()
        {
            await session.DisposeAsync();
            await client.DisposeAsync();
            await socket.DisposeAsync();
        }
    }

    private static PostEntry Post(Flow flow, long units) => new(flow, Today, Fund, [new Share(EntityId.New(), Line)], new Amount(units, "USD"), "Travel");

    private static Task Reaches(RunningServer server, string item, string status, DateOnly on) => Accepted(
        server, "official", item, "record", new RecordClaim(new Assertion(
            EntityId.New(), new StatusReached(StatusCode.Parse(status), StepsBetweenUnknown: true), new Source("A list", "A list"),
            new PartialInterval(PartialDate.Of(on)))));

    private async Task<RunningServer> Begin()
    {
        var server = await Start();
        await server.Directs(new AddOrganization(GroupId.Parse("office/trade"), "Trade", OrganizationKind.GovernmentOffice));
        foreach (var (id, group) in new[] { ("manager", "program"), ("second", "program"), ("other", "org/orion"), ("stranger", "office/trade") })
            await server.Directs(
                new AddParticipant(ParticipantId.Parse(id), id), new AddMembership(EntityId.Parse("m"), ParticipantId.Parse(id), GroupId.Parse(group)));
        await Accepted(server, "manager", Program, Open, new AddProgram("Quantum"));
        foreach (var (who, isHead) in new[] { ("engineer", true), ("other", false) })
        {
            var to = new Addressees([new(ParticipantId.Parse(who), GroupId.Parse("org/orion"))]);
            await Accepted(server, "manager", Program, Open, isHead ? new NameHeads(Addressees.None, to) : new NameReaders(Addressees.None, to));
        }
        await Accepted(server, "manager", Program, Open, new AddStream(
            Line, "Expert", new Reference("QKD item", ActorId.Parse(Item)), new(PartialDate.Parse("2026-01"), PartialDate.Parse("2027-12"))));
        await Accepted(server, "manager", Program, Closed, new AddFund(new(
            Fund, "Fund", "USD", 100_000_000, Today.AddDays(-30), Today.AddDays(300), Today.AddDays(-30), Today.AddDays(300))));
        return server;
    }
}

public sealed class SqliteProgramTests : ProgramContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresProgramTests : ProgramContract
{
    protected override Task<string?> Database() => OnPostgres();
}
