using System.Globalization;
using Microsoft.Playwright;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.System.Tests.Faults;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>A board of 500 points that twenty people change 200 times a minute: it scrolls smoothly, and who writes sees it at once.</summary>
[Collection(nameof(Alone))]
public sealed class BusyBoardTests(Chromium chromium, ITestOutputHelper output)
{
    private const int People = 20, Points = 500;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1) / 200;

    /// <summary>The program that people get is trimmed and compiled ahead; the one of a developer is neither, and its machine is shared.</summary>
    private static readonly (double Echo, double Frames) Bound = Environment.GetEnvironmentVariable("TRACKER_SERVER") is null ? (150, 10) : (16, 50);

    /// <summary>Frames a second while the table is scrolled by its wheel for five seconds.</summary>
    private const string Frames =
        """
        async () => {
          const table = document.querySelector('.tw.long');
          const from = performance.now();
          let [frames, last, longest, down] = [0, from, 0, 1];
          for (;;) {
            const now = await new Promise(requestAnimationFrame);
            frames++;
            [longest, last] = [Math.max(longest, now - last), now];
            if (now - from > 5_000) return [frames * 1_000 / (now - from), longest];
            if (table.scrollTop + table.clientHeight >= table.scrollHeight - 1) down = -1;
            if (table.scrollTop <= 0) down = 1;
            table.scrollTop += down * 60;
          }
        }
        """;

    /// <summary>Puts a table that only holds the same number of rows in the place of the live one: what this machine can scroll at most.</summary>
    private const string StandStill =
        """
        points => {
          const live = document.querySelector('.tw.long'), still = live.cloneNode(true), body = still.querySelector('tbody');
          const rows = [...body.rows].filter(r => r.cells.length > 1);
          body.replaceChildren(...Array.from({ length: points }, (_, i) => rows[i % rows.length].cloneNode(true)));
          live.before(still);
          live.classList.remove('long');
          live.hidden = true;
          window.goOn = () => {
            still.remove();
            live.classList.add('long');
            live.hidden = false;
            live.scrollTop = 0;
          };
        }
        """;

    /// <summary>For each key from now on, the milliseconds from the press until all that it does on the page is done.</summary>
    private const string Listen =
        """
        () => {
          window.echoes = [];
          new PerformanceObserver(list => {
            for (const e of list.getEntries()) if (e.name === 'input' || e.name === 'keydown') window.echoes.push(e.processingEnd - e.startTime);
          }).observe({ type: 'event', durationThreshold: 0 });
        }
        """;

    [Fact]
    public async Task Board_of_500_points_stays_smooth_while_twenty_people_change_it()
    {
        await using var server = await ServerProcess.StartToWork();
        using var crew = new Crew(server.Address, server.DataFolder);
        var delegation = Assert.Single(await crew.Found(1, People, Points));
        await using var head = await Person.SignIn(chromium.Browser, await server.Link(Crew.Person(0).Value));
        await head.Open(new Uri(server.Address, "d/crew-0"));
        await Assertions.Expect(head.Page.Locator(".tw.long a.item-t").First).ToBeVisibleAsync();

        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var changing = Change(crew, server.Address, delegation, begun, stop.Token);
        await await Task.WhenAny(begun.Task, changing);
        var scrolled = await head.Page.EvaluateAsync<double[]>(Frames);
        await head.Page.EvaluateAsync(StandStill, Points);
        var most = await head.Page.EvaluateAsync<double[]>(Frames);
        await head.Page.EvaluateAsync("() => window.goOn()");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "1 Point 1", Exact = true }).ClickAsync();
        await head.Field("Rationale").ClickAsync();
        await head.Page.EvaluateAsync(Listen);
        const string Words = "Written while nineteen others change the same delegation, a letter at a time.";
        await head.Page.Keyboard.TypeAsync(Words, new() { Delay = 90 });
        await Assertions.Expect(head.Banner).ToContainTextAsync("Saved");
        Assert.Equal(Words, await head.Field("Rationale").InputValueAsync());
        var echoes = (await head.Page.EvaluateAsync<double[]>("() => window.echoes")).Order().ToArray();

        await stop.CancelAsync();
        var (changes, minutes) = await changing;
        var p95 = echoes[echoes.Length * 95 / 100];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{changes / minutes:0} changes a minute; {scrolled[0]:0.0} frames a second, the longest {scrolled[1]:0} ms; "
            + $"of rows that stand still {most[0]:0.0}, {most[1]:0} ms; "
            + $"own echo p50 {echoes[echoes.Length / 2]:0.0} ms, p95 {p95:0.0} ms, most {echoes[^1]:0.0} ms of {echoes.Length}"));
        Assert.True(changes / minutes > 150, $"Only {changes / minutes} changes a minute were made.");
        Assert.True(scrolled[0] >= Bound.Frames, $"{scrolled[0]} frames a second.");
        Assert.True(p95 <= Bound.Echo, $"The own echo takes {p95} ms.");
        head.HasNoFaults();
    }

    /// <summary>Nineteen people change stances and texts, one after the other and each at a point by chance.</summary>
    /// <returns>How many changes were accepted, in how many minutes.</returns>
    private static async Task<(int Changes, double Minutes)> Change(
        Crew crew, Uri server, ActorId delegation, TaskCompletionSource begun, CancellationToken stop)
    {
        var random = Seeded.For("busy board");
        var people = new List<(TrackerConnection Connection, TrackerClient Client, RecordSession Session)>();
        for (var i = 1; i < People; i++)
        {
            var (connection, client) = await crew.SignIn(i, server);
            people.Add((connection, client, client.Open(delegation)));
        }
        foreach (var (_, _, session) in people) await session.Opened;
        begun.SetResult();
        var (made, from) = (0, TimeProvider.System.GetTimestamp());
        using (var pace = new PeriodicTimer(Between))
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                await pace.WaitForNextTickAsync(CancellationToken.None);
                var session = people[n % people.Count].Session;
                var point = Crew.Point(random.Next(1, Points));
                var state = (DelegationState)session.View.Compartments[CompartmentId.Delegation].State;
                var position = state.Positions[point];
                Command change = n % 2 == 0
                    ? new SetStance(point, position.Stance.Value, (Stance)((1 + (int)position.Stance.Value) % Enum.GetValues<Stance>().Length))
                    : new EditPositionText(point, PositionText.RedLine, new Edit(position.Text(PositionText.RedLine).Value, $"Change {n}."));
                if ((await session.Send(CompartmentId.Delegation, change)).Result == Protocol.Result.Accepted) made++;
            }
        }
        var minutes = TimeProvider.System.GetElapsedTime(from).TotalMinutes;
        foreach (var (connection, client, _) in people)
        {
            await client.DisposeAsync();
            await connection.DisposeAsync();
        }
        return (made, minutes);
    }
}
