using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;
using Tracker.Server.FirstStart;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Server.Screening;

namespace Tracker.Benchmarks.Micro;

/// <summary>A new version of a screening list of 24,000 made-up entries on a server with many organisations: how long until it says who is newly
/// concerned. On SQLite.</summary>
internal static class Rescreening
{
    private const int Entries = 24_000, AtOnce = 100;

    private static readonly string[] Places = ["Beijing", "Shanghai", "Moscow", "Tehran", "Harbin", "Xi'an", "Nanjing", "Chengdu", "Dubai", "Hong Kong"];

    private static readonly string[] Fields =
        ["Electronics", "Aerospace", "Trading", "Technology", "Shipping", "Optical", "Information", "Science", "Semiconductor", "Marine"];

    private static readonly string[] Sorts = ["Co., Ltd.", "Institute", "University", "Group", "Research Center", "Corporation", "LLC", "Academy"];

    public static async Task<int> Run(int organizations)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-screening-").FullName;
        await using var app = await TrackerServer.Build(
            [new("urls", "http://127.0.0.1:0"), new("Tracker:Storage:DataFolder", folder)], services => services.AddLogging(l => l.ClearProviders()));
        await app.StartAsync();
        await app.Services.GetServices<IHostedService>().OfType<Opening>().Single().Opened;
        var chance = new Random(7);
        foreach (var some in Enumerable.Range(0, organizations).Chunk(AtOnce))
            await Task.WhenAll(some.Select(i => Send(app, ActorId.Parse($"organization/o{i}"), new OpenSubject(
                EntityId.New(), NameOf(new Random(i)), new Source("A list", "A line")))));
        var official = new Principal(ParticipantId.Parse("official"), "Official", [new Membership(GroupId.Parse("office/trade"))]);
        var names = Enumerable.Range(0, Entries).Select(_ => NameOf(chance)).ToList();
        var desk = app.Services.GetRequiredService<ScreeningDesk>();
        List<string> changed = [.. names.Select((n, i) => i % 10 == 0 ? NameOf(chance) : n)];
        foreach (var (what, file) in ((string, byte[])[])[("first", FileOf(names)), ("next", FileOf(changed))])
        {
            var since = Stopwatch.GetTimestamp();
            var (done, rejection) = await desk.Apply(official, what + ".csv", PartialDate.Parse("2026-11-28"), false, file, CancellationToken.None);
            if (done is null) throw new InvalidOperationException(rejection!.Sentence);
            var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what} list of {done.Entries} entries: {done.Compared} organisations compared in {took:0.0} s, {done.NewPairs} new pairs"));
            since = Stopwatch.GetTimestamp();
            var view = await desk.Of(official, null, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  the page reads {view!.Found} pairs in {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s"));
        }
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static string NameOf(Random chance)
    {
        var own = string.Concat(Enumerable.Range(0, 2 + chance.Next(2)).Select(_ => $"{"bcdfghjklmnprstvz"[chance.Next(17)]}{"aeiou"[chance.Next(5)]}"));
        var (place, field, sort) = (Places[chance.Next(Places.Length)], Fields[chance.Next(Fields.Length)], Sorts[chance.Next(Sorts.Length)]);
        return $"{place} {char.ToUpperInvariant(own[0])}{own[1..]} {field} {sort}";
    }

    private static byte[] FileOf(List<string> names)
    {
        var file = new StringBuilder("source,entity_number,name,addresses,alt_names\n");
        foreach (var (i, name) in names.Index())
            file.AppendLine(CultureInfo.InvariantCulture, $"Entity List,{i + 1},\"{name}\",Street {i},{name.Split(' ')[1]} Works {i}");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static async Task Send(WebApplication app, ActorId actor, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        var outcome = await app.Services.GetRequiredService<Commands>().Execute(DirectoryState.System, new CommandMessage(
            actor, OperationId.New(), CompartmentId.Record, 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command))));
        if (outcome.Result != Result.Accepted) throw new InvalidOperationException(outcome.Rejection?.Sentence ?? "It is not known whether it was stored.");
    }
}
