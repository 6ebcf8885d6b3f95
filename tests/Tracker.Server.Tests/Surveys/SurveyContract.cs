using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;
using Tracker.Grains;
using Tracker.Server.Surveys;
using Tracker.Server.Tests.Alerts;
using Tracker.Storage;

namespace Tracker.Server.Tests.Surveys;

/// <summary>A survey on running servers: what is counted, what is refused, and that nothing that is kept or written joins an answer to anybody.</summary>
public abstract class SurveyContract : AlertServers
{
    private const string Name = "survey/2026", Route = "/api/surveys/answer";
    private static readonly ActorId Survey = ActorId.Parse(Name);
    private static readonly GroupId Orion = GroupId.Parse("org/orion");
    private readonly Lines lines = new();

    /// <summary>Whether two servers work on the database.</summary>
    protected virtual bool HasTwo => false;

    protected override void Configure(IServiceCollection services) =>
        services.AddLogging(l => l.AddProvider(lines).SetMinimumLevel(LogLevel.Trace));

    [Fact]
    public async Task Thirty_answers_over_two_servers_are_counted_once_each_and_small_numbers_are_kept_nowhere()
    {
        var one = await Start();
        var other = HasTwo ? await Start() : one;
        var people = await Open(one, 30);
        foreach (var person in people) await other.Directory.FindOrAsk(person, TestContext.Current.CancellationToken);
        var answered = await Task.WhenAll(people.SelectMany((person, i) => new[] { one, other }.Select(async server =>
            await Answer(server, person, i < 12 ? [BarrierKind.ExportControl] : i < 16 ? [BarrierKind.FeesAndTravel] : [BarrierKind.TimeAndStaff]))));
        foreach (var pair in answered.Chunk(2))
        {
            Assert.Single(pair, no => no is null);
            Assert.Single(pair, no => no == SurveyRules.AnsweredAlready);
        }
        Assert.Equal(30, (await Read(one))[CompartmentId.Program].Answered);

        Assert.Null(await Desk(one).Close(Person(one, "manager"), Survey, default));
        Assert.Null(await Desk(other).Close(Person(other, "manager"), Survey, default));
        var result = (await Read(other))[CompartmentId.Record].Result!;
        Assert.Equal((30, 30), (result.Invited, result.Answered));
        Assert.Equal((12, 14), (result.Of(BarrierKind.ExportControl), result.Of(BarrierKind.TimeAndStaff)));
        Assert.Null(result.Of(BarrierKind.FeesAndTravel));
        var (_, box) = await one.Services.GetRequiredService<SealedBallots>().Read(Survey, default);
        Assert.Equal((true, 0, 0), (box.IsClosed, box.Sums.Sum(), box.Who.Count));
        Assert.Single(await Log(one), e => e.Name == "survey.result-published");
    }

    [Fact]
    public async Task Answer_that_is_late_or_second_or_not_asked_for_is_refused_with_a_sentence()
    {
        var server = await Start();
        var people = await Open(server, 2);
        Assert.Equal(SurveyRules.NotInvited, await Answer(server, ParticipantId.Parse("official"), [BarrierKind.Other]));
        Assert.Equal("barriers", (await Answer(server, people[0], []))?.Field);
        Assert.Null(await Answer(server, people[0], [BarrierKind.Other]));
        Assert.Equal(SurveyRules.AnsweredAlready, await Answer(server, people[0], [BarrierKind.None]));
        Assert.Equal(Rejection.OnlyProgramManagers, await Desk(server).Close(Person(server, people[0].Value), Survey, default));
        Assert.Null(await Desk(server).Close(Person(server, "manager"), Survey, default));
        Assert.Equal(SurveyRules.TooLate, await Answer(server, people[1], [BarrierKind.Other]));
        var nowhere = await Desk(server).Answer(Person(server, "engineer"), ActorId.Parse("survey/2030"), new([BarrierKind.Other]), default);
        Assert.Equal(RejectionCode.NotFound, nowhere?.Code);
    }

    [Fact]
    public async Task Survey_with_an_answer_is_not_withdrawn_and_one_that_was_takes_answers_when_it_is_open_again()
    {
        var server = await Start();
        var people = await Open(server, 1);
        Assert.Equal(Rejection.OnlyProgramManagers, await Desk(server).Withdraw(Person(server, people[0].Value), Survey, "Not mine", default));
        Assert.Equal("reason", (await Desk(server).Withdraw(Person(server, "manager"), Survey, "", default))?.Field);
        Assert.Null(await Desk(server).Withdraw(Person(server, "manager"), Survey, "The year is wrong", default));
        Assert.Equal(SurveyRules.IsWithdrawn, await Answer(server, people[0], [BarrierKind.Other]));
        Assert.Equal(SurveyRules.IsWithdrawn, await Desk(server).Close(Person(server, "manager"), Survey, default));
        await Accepted(server, "manager", Name, "program", new OpenSurvey("What keeps you away"));
        Assert.Null(await Answer(server, people[0], [BarrierKind.Other]));
        Assert.Equal(SurveyRules.HasAnswers, await Desk(server).Withdraw(Person(server, "manager"), Survey, "Too late", default));
        Assert.Null(await Desk(server).Close(Person(server, "manager"), Survey, default));
    }

    /// <summary>Of two surveys everything that is kept is the same, whatever was answered: the log with authors and order, and how long the box is.</summary>
    [Fact]
    public async Task Log_is_the_same_whatever_was_answered_and_no_line_says_what_was()
    {
        var server = await Start();
        var worlds = new List<(string[] Log, int Sealed)>();
        foreach (var answer in (BarrierKind[][])[[BarrierKind.None], [BarrierKind.ExportControl, BarrierKind.FeesAndTravel]])
        {
            var people = await Open(server, 3, worlds.Count);
            using var browser = await server.SignedIn(people[0].Value);
            var survey = Year(worlds.Count).Value;
            var sent = await browser.PostAsJsonAsync(Route, new { survey, barriers = answer.Select(Word) }, default(CancellationToken));
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            Assert.DoesNotContain("barrier", await sent.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            var again = await browser.PostAsJsonAsync(Route, new { survey, barriers = (string[])["other"] }, default(CancellationToken));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
            var kept = await server.Services.GetRequiredService<IStore>().BallotBoxes.Read(Year(worlds.Count));
            worlds.Add(([.. (await Log(server, Year(worlds.Count))).Select(Shown)], kept!.Content.Length));
        }
        Assert.Equal(worlds[0].Log, worlds[1].Log);
        Assert.Equal(worlds[0].Sealed, worlds[1].Sealed);
        Assert.Contains(worlds[0].Log, e => e.StartsWith("own/p0 system survey.answer-noted", StringComparison.Ordinal));
        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, l => Words.Any(w => l.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>In no table, index, log or file of the database, in text or in bytes.</summary>
    [Fact]
    public async Task Database_does_not_have_a_word_of_an_answer()
    {
        var server = await Start();
        var people = await Open(server, 3);
        foreach (var person in people) Assert.Null(await Answer(server, person, [BarrierKind.ExportControl, BarrierKind.FeesAndTravel]));
        var dump = await Dump(server);
        Assert.Contains("survey.answer-noted", dump, StringComparison.Ordinal);
        foreach (var word in Words)
        {
            Assert.DoesNotContain(word, dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(word)), dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>All that the database keeps.</summary>
    protected abstract Task<string> Dump(RunningServer server);

    private static readonly string[] Words = ["export-control", "exportcontrol", "fees-and-travel", "feesandtravel"];

    private static string Word(BarrierKind barrier) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(barrier.ToString());

    /// <summary>An event without its moment and ids.</summary>
    private static string Shown(StoredEvent e) =>
        $"{e.Compartment} {e.Participant} {e.Name} {Encoding.UTF8.GetString(e.Payload).Replace("2027", "2026", StringComparison.Ordinal)}";

    private static ActorId Year(int world) => SurveyRules.ActorOf(2026 + world);

    /// <summary>A survey to which that many people are invited.</summary>
    private static async Task<ParticipantId[]> Open(RunningServer server, int people, int world = 0)
    {
        if (server.Directory.Find(ParticipantId.Parse("manager")) is null)
            await Add(server, ParticipantId.Parse("manager"), GroupId.Program);
        ParticipantId[] all = [.. Enumerable.Range(0, people).Select(i => ParticipantId.Parse($"p{i}"))];
        foreach (var person in all)
            if (server.Directory.Find(person) is null) await Add(server, person, Orion);
        await Accepted(server, "manager", Year(world).Value, "program", new OpenSurvey("What keeps you away"));
        await Accepted(server, "manager", Year(world).Value, "program", new InviteToSurvey(new([.. all.Select(p => new Addressee(p, Orion))])));
        return all;
    }

    private static Task Add(RunningServer server, ParticipantId id, GroupId group) =>
        server.Directs(new AddParticipant(id, id.Value), new AddMembership(EntityId.Parse("m"), id, group));

    private static SurveyDesk Desk(RunningServer server) => server.Services.GetRequiredService<SurveyDesk>();

    private static Principal Person(RunningServer server, string id) => server.Directory.Find(ParticipantId.Parse(id))!;

    private static Task<Rejection?> Answer(RunningServer server, ParticipantId who, BarrierKind[] barriers) =>
        Desk(server).Answer(Person(server, who.Value), Survey, new([.. barriers]), default);

    private static Task<IReadOnlyDictionary<CompartmentId, SurveyRecord>> Read(RunningServer server) =>
        server.Services.GetRequiredService<IGrainFactory>().Record(Survey).ReadAsProgram<SurveyRecord>(new SurveyKind());

    private static Task<IReadOnlyList<StoredEvent>> Log(RunningServer server, ActorId? survey = null) =>
        server.Services.GetRequiredService<IEventLog>().Read(survey ?? Survey, 0);

    /// <summary>Every line that a server would write, of whatever level.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

public sealed class SqliteSurveyTests : SurveyContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);

    protected override Task<string> Dump(RunningServer server) => Task.FromResult(string.Join('\n',
        from file in System.IO.Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories) where !file.EndsWith(".lock", StringComparison.Ordinal)
        select Read(file)));

    private static string Read(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        open.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}

public sealed class PostgresSurveyTests : SurveyContract
{
    protected override bool HasTwo => true;

    private string? connection;

    protected override async Task<string?> Database() => connection = await OnPostgres();

    protected override async Task<string> Dump(RunningServer server)
    {
        await using var source = NpgsqlDataSource.Create(connection!);
        var (tables, all) = (new List<string>(), new StringBuilder());
        await using (var names = source.CreateCommand("select tablename from pg_tables where schemaname = 'public'"))
        await using (var row = await names.ExecuteReaderAsync())
            while (await row.ReadAsync()) tables.Add(row.GetString(0));
        foreach (var table in tables)
        {
            await using var rows = source.CreateCommand($"select coalesce(string_agg(t::text, ' '), '') from \"{table}\" t");
            all.AppendLine((string?)await rows.ExecuteScalarAsync());
        }
        return all.ToString();
    }
}
