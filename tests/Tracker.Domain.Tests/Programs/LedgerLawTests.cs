using System.Collections.Immutable;
using CsCheck;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Testing;
using static Tracker.Domain.Tests.Programs.ProgramBench;

namespace Tracker.Domain.Tests.Programs;

/// <summary>What holds of every ledger, however its entries come.</summary>
public sealed class LedgerLawTests
{
    private const int Length = 200;
    private static readonly EntityId[] Streams = [.. Enumerable.Range(1, 3).Select(n => EntityId.Parse($"s{n}"))];

    private static readonly Gen<(Flow Flow, long Units, int Day, int Stream, bool Corrects, int Which)> Entry = Gen.Select(
        Gen.Enum<Flow>(), Gen.Long[1, 30_000], Gen.Int[-3, 368], Gen.Int[0, 2], Gen.Int[0, 5].Select(n => n == 0), Gen.Int[0, Length]);

    [Fact]
    public void Laws_hold_for_random_entries() => Entry.Array[1, Length].Sample(Play, iter: 300);

    [Trait("Lane", "Long"), Fact]
    public void Laws_hold_for_a_million_random_entries()
    {
        var played = 0L;
        Entry.Array[Length].Sample(entries => { Interlocked.Add(ref played, entries.Length); Play(entries); }, iter: 1_000_000 / Length);
        Assert.True(played >= 1_000_000);
    }

    [Fact]
    public void Parts_of_an_amount_add_up_to_it_and_none_is_more_than_a_unit_from_its_proportion() =>
        Gen.Select(Gen.Long[0, Amount.Most], Gen.Int[1, Share.MostWeight].Array[1, 50]).Sample((units, weights) =>
        {
            var (parts, whole) = (Amount.Split(units, [.. weights]), weights.Sum(w => (long)w));
            Assert.Equal(units, parts.Sum());
            Assert.All(parts.Zip(weights), p => Assert.True(Int128.Abs(((Int128)p.First * whole) - ((Int128)units * p.Second)) < whole));
        }, iter: 20_000);

    private static void Play((Flow Flow, long Units, int Day, int Stream, bool Corrects, int Which)[] steps)
    {
        var entries = ImmutableArray<LedgerEntry>.Empty;
        foreach (var (index, step) in steps.Index())
        {
            var (before, on) = (entries, First.AddDays(step.Day));
            var wrong = step.Corrects && !entries.IsEmpty ? entries[step.Which % entries.Length] : null;
            if (wrong is { Corrects: not null } || (wrong is not null && entries.Any(e => e.Corrects == wrong.Id))) continue;
            var entry = wrong is null
                ? new LedgerEntry(EntityId.Parse($"e{index}"), step.Flow, on, Money.Id, Streams[step.Stream], step.Units, "Any")
                : new LedgerEntry(EntityId.Parse($"e{index}"), wrong.Flow, on, Money.Id, wrong.Stream, -wrong.Units, "Wrong", Corrects: wrong.Id);
            if (wrong is null && Ledger.RefusesDay(Money, step.Flow, on, Last.AddDays(60), "on") is not null) continue;
            if (Ledger.Refuses(entries, Money, [entry], "amount") is not null) continue;
            entries = entries.Add(entry);
            Assert.Equal(before, entries[..^1]);
        }
        Hold(entries);
    }

    private static void Hold(ImmutableArray<LedgerEntry> entries)
    {
        var running = new Dictionary<EntityId, Balance>();
        var whole = default(Balance);
        foreach (var entry in entries)
        {
            running[entry.Stream] = running.GetValueOrDefault(entry.Stream) + entry;
            whole += entry;
            Assert.True(running[entry.Stream].Holds && whole.Holds && whole.Committed <= Money.Authority);
        }
        Assert.Equal(whole, running.Values.Aggregate(default(Balance), (sum, b) => new(
            sum.Planned + b.Planned, sum.Committed + b.Committed, sum.Obligated + b.Obligated, sum.Paid + b.Paid)));
        Assert.DoesNotContain(entries, e => e is { Flow: Flow.Obligation, Corrects: null } && (e.On < Money.From || e.On > Money.To));
        Assert.DoesNotContain(entries, e => e is { Flow: Flow.Outlay, Corrects: null } && (e.On < Money.From || e.On > Money.LastPayment));
    }
}
