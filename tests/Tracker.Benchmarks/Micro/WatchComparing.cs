using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Watches;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.FirstStart;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Server.Watches;

namespace Tracker.Benchmarks.Micro;

/// <summary>An import of new records, a hundred at once, into a server with many watches: how long its commits take with and without the comparison, and
/// whether every match was found. On SQLite.</summary>
internal static class WatchComparing
{
    private const int Watches = 200, AtOnce = 100;
    private static readonly string[] Words = [.. Enumerable.Range(0, 400).Select(i => "word" + (char)('a' + i % 26) + (char)('a' + i / 26))];

    public static async Task<int> Run(int facts)
    {
        foreach (var isCompared in (bool[])[false, true, false, true]) await Run(facts, isCompared);
        return 0;
    }

    private static async Task Run(int facts, bool isCompared)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-watches-").FullName;
        await using var app = await TrackerServer.Build([new("urls", "http://127.0.0.1:0"), new("Tracker:Storage:DataFolder", folder)], services =>
        {
            services.AddLogging(l => l.ClearProviders());
            if (!isCompared) services.Remove(services.Single(d => d.ImplementationFactory?.Method.ReturnType == typeof(WatchFeed)));
        });
        await app.StartAsync();
        await app.Services.GetServices<IHostedService>().OfType<Opening>().Single().Opened;
        var chance = new Random(7);
        var terms = Enumerable.Range(0, Watches).Select(_ => Terms(chance)).ToList();
        foreach (var (i, one) in terms.Index()) await Send(app, ActorId.Parse($"watch/w{i}"), new AddWatch($"Watch {i}", one));
        var titles = Enumerable.Range(0, facts).Select(_ => string.Join(' ', Enumerable.Range(0, 8).Select(_ => Words[chance.Next(Words.Length)]))).ToList();

        var took = new List<double>();
        foreach (var batch in titles.Index().Chunk(AtOnce))
        {
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(batch.Select(t => Send(app, ActorId.Parse($"work-item/i{t.Index}"), new OpenSubject(
                EntityId.New(), t.Item, new Source("A list", "A line"), "ITU-T"))));
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(isCompared ? "compared" : "not compared")}: {AtOnce} rows p50 {took[took.Count / 2]:0} ms, p95 {took[took.Count * 95 / 100]:0} ms"));
        if (isCompared) await Check(app, terms, titles);
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Check(WebApplication app, List<WatchTerms> terms, List<string> titles)
    {
        var since = Stopwatch.GetTimestamp();
        await app.Services.GetRequiredService<WatchFeed>().Round(CancellationToken.None);
        var (grains, kind) = (app.Services.GetRequiredService<IGrainFactory>(), TrackerKinds.All.Find(WatchKind.Word)!);
        var rest = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the rest was compared within {rest:0} ms"));
        var (expected, found) = (0, 0);
        foreach (var (i, one) in terms.Index())
        {
            // By plain text: the titles are of lower-case words with single spaces.
            string[] sought = [.. one.Names.Select(n => n.Name), .. one.Words];
            var right = titles.Index().Where(t => sought.Any(s => $" {t.Item} ".Contains($" {s} ", StringComparison.Ordinal)))
                .Select(t => $"work-item/i{t.Index}").ToHashSet();
            var watch = (await grains.Record(ActorId.Parse($"watch/w{i}")).ReadAsProgram<Watch>(kind))[CompartmentId.Record];
            expected += right.Count;
            found += watch.Suggestions.Count(s => right.Contains(s.Record.Value));
            foreach (var missed in right.Except(watch.Suggestions.Select(s => s.Record.Value))) Console.WriteLine($"watch/w{i} was not told of {missed}.");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found} of {expected} matches of {Watches} watches with {titles.Count} records"));
    }

    private static WatchTerms Terms(Random chance)
    {
        string Word() => Words[chance.Next(Words.Length)];
        return new([new($"{Word()} {Word()}"), new($"{Word()} {Word()} {Word()}")], ["Huawei", "ZTE"], [$"{Word()} {Word()}", $"{Word()} {Word()}"]);
    }

    private static async Task Send(WebApplication app, ActorId actor, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        var outcome = await app.Services.GetRequiredService<Commands>().Execute(DirectoryState.System, new CommandMessage(
            actor, OperationId.New(), CompartmentId.Record, 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command))));
        if (outcome.Result != Result.Accepted) throw new InvalidOperationException(outcome.Rejection?.Sentence ?? "It is not known whether it was stored.");
    }
}
