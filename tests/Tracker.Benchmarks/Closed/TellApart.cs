using System.Diagnostics;
using System.Globalization;
using Tracker.Benchmarks.Load;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Benchmarks.Closed;

/// <summary>Asks for records of three kinds in random order and compares how long the answers took.</summary>
internal sealed class TellApart(ServerProcess server, int times, CancellationToken cancellation)
{
    private const int Names = 16, People = 4, WarmUp = 500;
    private const double Least = 0.47, Most = 0.53;
    private static readonly string[] Kinds = ["quiet", "busy", "none"];
    private static readonly EntityId Point = Crew.Point(0);
    private readonly Random random = Seeded.For("tell-apart");
    private int round;

    /// <summary>True if no way tells two kinds apart.</summary>
    public async Task<bool> Measure(string engine)
    {
        await server.Start(cancellation);
        var crew = new Crew(server, People, cancellation);
        await crew.Found(1);
        await using var head = await crew.SignIn(0);
        for (var kind = 0; kind < 2; kind++)
            for (var i = 0; i < Names; i++)
            {
                await crew.Found(Delegation(kind, i), head);
                await Must(head, Text(kind, i), new CreateDraft("Red line", TextChange.Build().Insert("\n").ToChange()));
            }
        await using var asking = await Asking.Of(server, await crew.Outsider(), cancellation);
        using var over = new CancellationTokenSource();
        var working = Work(head, over.Token);
        var alike = true;
        Print($"{engine}: {times} of each in random order, AUC of the times");
        Print($"{"",-34} {"quiet:none",10} {"busy:none",10} {"quiet:busy",10}   p50 ms of each");
        foreach (var (way, ask) in asking.Ways) alike &= await Compare(way, ask);
        await over.CancelAsync();
        await working;
        Print($"{round} rounds of edits were made in the busy records meanwhile.");
        return alike;
    }

    public static ActorId Delegation(int kind, int i) => ActorId.Parse(string.Create(CultureInfo.InvariantCulture, $"delegation/closed-{kind}{i:d2}"));

    public static ActorId Text(int kind, int i) => DelegationTexts.Of(Delegation(kind, i), Point, PositionText.RedLine)!.Value;

    private async Task<bool> Compare(string way, Func<int, int, Task> ask)
    {
        for (var i = 0; i < WarmUp; i++) await ask(random.Next(3), random.Next(Names));
        var order = Enumerable.Range(0, 3 * times).Select(i => i % 3).ToArray();
        random.Shuffle(order);
        var taken = Kinds.Select(_ => new List<double>(times)).ToArray();
        foreach (var kind in order)
        {
            var name = random.Next(Names);
            var started = Stopwatch.GetTimestamp();
            await ask(kind, name);
            taken[kind].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        double[] found = [Ranks.Auc(taken[0], taken[2]), Ranks.Auc(taken[1], taken[2]), Ranks.Auc(taken[0], taken[1])];
        var alike = found.All(a => a is >= Least and <= Most);
        Print($"{way,-34} {found[0],10:f3} {found[1],10:f3} {found[2],10:f3}   {string.Join(" / ", taken.Select(t =>
            Percentiles.Of(t)!.Median.ToString("f3", CultureInfo.InvariantCulture)))}{(alike ? "" : "   told apart")}");
        return alike;
    }

    /// <summary>A text and an edit in one busy record after the other, so that each always has something to take over.</summary>
    private async Task Work(Viewer head, CancellationToken over)
    {
        for (; !over.IsCancellationRequested; round++)
        {
            var (i, turn) = (round % Names, round / Names);
            await Must(head, Text(1, i), new ChangeText(turn + 1, TextChange.Build().Insert("x").ToChange()));
            await Must(head, Delegation(1, i), new EditMandate(new Edit(turn == 0 ? null : Mandate(turn - 1), Mandate(turn))));
            await Task.Delay(2, CancellationToken.None);
        }
    }

    private static string Mandate(int turn) => turn.ToString(CultureInfo.InvariantCulture);

    private async Task Must(Viewer viewer, ActorId actor, Command command)
    {
        if (await viewer.Execute(actor, command, cancellation) is { Result: not Result.Accepted } refused)
            throw new InvalidOperationException($"{command}: {refused.Rejection?.Sentence ?? "outcome unknown"}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
