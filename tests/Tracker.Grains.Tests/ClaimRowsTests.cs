using System.Globalization;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Grains.Tests;

/// <summary>Rows of claims that are written event by event are those of the whole record, and give its book of every moment.</summary>
public sealed class ClaimRowsTests
{
    private const int Histories = 60, Events = 30;
    private static readonly ActorId Item = ActorId.Parse("work-item/a");
    private static readonly CompartmentId[] Places = [CompartmentId.Record, CompartmentId.Government];

    [Fact]
    public void Rows_of_each_change_add_up_to_the_rows_of_the_record_and_to_its_book_of_every_moment()
    {
        var random = Seeded.For(nameof(Rows_of_each_change_add_up_to_the_rows_of_the_record_and_to_its_book_of_every_moment));
        for (var history = 0; history < Histories; history++)
        {
            var bench = new RecordBench(WorkItem.Kind, Item, Chain.Start);
            var rows = new Dictionary<(CompartmentId, long), ClaimRow>();
            var moments = new List<(DateTimeOffset At, RecordState Record)>();
            for (var step = 0; step < Events; step++)
            {
                var before = bench.Record;
                var at = Places[random.Next(Places.Length)];
                bench.Apply(ParticipantId.System, null, [new Directed(at, Act(bench, at, step, random))]);
                foreach (var row in ClaimRows.Changed(Item, WorkItem.Kind, before, bench.Record) ?? []) rows[(row.Compartment, row.Version)] = row;
                moments.Add((bench.Now, bench.Record));
            }
            Assert.Equal(
                ClaimRows.Changed(Item, WorkItem.Kind, RecordState.Empty, bench.Record)!.ToHashSet(), rows.Values.ToHashSet());
            foreach (var (time, record) in moments)
                foreach (var at in Places) Same(BookIn(record, at), [.. rows.Values.Where(r => r.Compartment == at)], time);
        }
    }

    private static void Same(ClaimBook due, IReadOnlyList<ClaimRow> rows, DateTimeOffset at)
    {
        var book = ClaimRow.BookOf(rows, at, ClaimRows.StatementsOf(WorkItem.Kind));
        Assert.Equal(due.Claims.Select(Facts), book.Claims.Select(Facts));
        Assert.Equal(due.Preferences.Select(p => (p.Key, p.Value.Claim)), book.Preferences.Select(p => (p.Key, p.Value.Claim)));

        static object Facts(Claim c) => (c.Id, c.Statement, c.Valid, c.At, c.Version, c.Stands, c.IsFact, c.RemovedByBody is null);
    }

    /// <summary>A claim, a correction or withdrawal, a choice, or a note that the body removed it.</summary>
    private static ClaimEvent Act(RecordBench bench, CompartmentId at, int step, Random random)
    {
        var standing = BookIn(bench.Record, at).Claims.Where(c => c.Stands).ToList();
        if (standing.Count == 0 || random.Next(3) == 0) return new ClaimRecorded(Claim(step, random));
        var claim = standing[random.Next(standing.Count)].Id;
        return random.Next(3) switch
        {
            0 => new ClaimSuperseded(claim, "not so"),
            1 => new ClaimPreferred(claim, "better source"),
            _ => new ClaimRemovedByBody(claim, $"gone {step}"),
        };
    }

    private static Assertion Claim(int step, Random random)
    {
        var year = PartialDate.Parse((2000 + random.Next(3)).ToString(CultureInfo.InvariantCulture));
        Statement says = random.Next(3) switch
        {
            0 => new Titled($"Title {random.Next(3)}"),
            1 => new OfCommittee(new Reference("SG13", ActorId.Parse("committee/sg13"))),
            _ => new StatusReached(StatusCode.Parse("under-study")),
        };
        return new(
            EntityId.Parse($"c{step}"), says, new Source("Report", "so"), random.Next(2) == 0 ? null : new PartialInterval(year),
            random.Next(4) == 0 ? new Hearsay("CESI") : null);
    }

    private static ClaimBook BookIn(RecordState record, CompartmentId at) =>
        record.Compartments.TryGetValue(at, out var part) ? WorkItem.Kind.ClaimsIn(part.State)! : ClaimBook.Empty;
}
