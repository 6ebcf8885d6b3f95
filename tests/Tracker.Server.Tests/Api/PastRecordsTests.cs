using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Contributions;
using Tracker.Domain.Decisions;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Server.History;
using Tracker.Server.Records;
using Tracker.Storage;

namespace Tracker.Server.Tests.Api;

/// <summary>A list of another moment, which is read from the table of claims, is the one that the events up to then give.</summary>
public sealed class PastRecordsTests
{
    private static readonly DateOnly?[] Days = [null, new(1990, 1, 1), new(2016, 6, 30), new(2018, 3, 1), new(2021, 12, 31)];

    [Fact]
    public async Task List_of_every_kind_at_every_moment_is_what_its_events_give()
    {
        await using var server = await RunningServer.Start(null, ("Tracker:Sample:Load", "true"));
        var (log, past) = (server.Services.GetRequiredService<IEventLog>(), server.Services.GetRequiredService<PastRecords>());
        var reader = server.Directory.Find(ParticipantId.Parse("sample-head"))!;
        var random = Testing.Seeded.For(nameof(List_of_every_kind_at_every_moment_is_what_its_events_give));
        var actors = new List<ActorId>();
        await foreach (var actor in log.Actors()) actors.Add(actor);
        // The sample has no decisions and no contributions.
        foreach (var kind in TrackerKinds.Subjects.Where(k => k != BodyDecision.Kind && k != BodyContribution.Kind))
        {
            var histories = new Dictionary<ActorId, IReadOnlyList<StoredEvent>>();
            foreach (var actor in actors.Where(a => a.Kind == kind.Name))
                histories[actor] = [.. (await log.Read(actor, 0)).Where(e => e.Compartment == CompartmentId.Record)];
            var moments = histories.Values.SelectMany(h => h).Select(e => e.RecordedAt).ToArray();
            Assert.NotEmpty(moments);
            foreach (var known in (DateTimeOffset?[])[null, moments.Min(), .. random.GetItems(moments, 3).Cast<DateTimeOffset?>()])
                foreach (var day in Days)
                {
                    var due = histories.Select(h => Due(kind, h.Key, h.Value, day, known)).OfType<string>().Order(StringComparer.Ordinal);
                    var listed = (await past.Of(kind, reader, day, known)).Select(r => $"{r.Row.Actor} {r.Row.Title} {r.Row.Detail}");
                    Assert.Equal(due, listed.Order(StringComparer.Ordinal));
                }
        }
    }

    private static string? Due(SubjectKind kind, ActorId actor, IReadOnlyList<StoredEvent> events, DateOnly? day, DateTimeOffset? known)
    {
        var record = RecordHistory.StateAt(kind, events, e => known is null || e.RecordedAt <= known);
        if (!record.Compartments.TryGetValue(CompartmentId.Record, out var part)) return null;
        var (state, then) = ((SubjectState)part.State, ((SubjectState)part.State).Seen(day, null));
        if (state.Title is null) return null;
        var line = kind.ListingOf(CompartmentId.Record, then)!;
        if (line.Title.Length == 0) line = line with { Title = state.Title };
        var row = Grains.ReadRows.Of(actor, CompartmentId.Record, line, 1, DateTimeOffset.UnixEpoch);
        return $"{actor} {row.Title} {row.Detail}";
    }
}
